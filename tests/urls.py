"""The pages of the site as a reader asks for them."""

from pathlib import Path

from kit.data import read
from kit.source import read_text, split
from project import ROOT

DOCS = ROOT / "docs"


def url_of(language: str, page: str, docs: Path = DOCS) -> str:
    """Return the address of a page, named as in `nav:`, in a language; it begins and ends with /.

    Where the language lacks the page, that is where readers find the Dutch one.
    """
    path = docs / language / page
    front = read(split(read_text(path))[0] or "").value if path.is_file() else {}
    name = front.get("permalink", page.removesuffix("index.md").removesuffix(".md"))
    return ("/" if language == "nl" else f"/{language}/") + (f"{name}/" if name else "")


PAGES = [path.relative_to(DOCS).as_posix().partition("/") for path in sorted(DOCS.rglob("*.md"))]
URLS = [url_of(language, page) for language, _, page in PAGES]
