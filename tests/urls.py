"""The pages of the site as a reader asks for them."""

from project import ROOT

DOCS = ROOT / "docs"


def _url(language: str, path: str) -> str:
    page = path.removesuffix("index.md").removesuffix(".md")
    return ("/" if language == "nl" else f"/{language}/") + (f"{page}/" if page else "")


URLS = [
    _url(*path.relative_to(DOCS).as_posix().split("/", 1)) for path in sorted(DOCS.rglob("*.md"))
]
