"""Read what editors say besides text, once a build, before MkDocs reads any page.

MkDocs swallows front matter that it cannot read, and takes a first line such as `Call: 112` of a
page without front matter for data; so every page is read here first, and checked:

    ---
    lead: You cannot sleep? Many people know that.
    audience: [adults]
    topics: [sleep]
    ---
"""

from collections.abc import Collection, Iterator
from datetime import date
from inspect import isclass
from pathlib import Path
from typing import Any, TypeVar, cast, get_origin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

from diagrams import KINDS
from kit.data import Document, Model, read, read_front, validate
from kit.faults import Fault, report, shown
from kit.i18n import building, locales
from kit.page import front_of, text_of
from kit.site import FrontMatter, Helpline, Kind, Note, Reference, Site, Strings
from kit.source import LOST, read_text, read_texts, split

M = TypeVar("M", bound=Model)


@event_priority(100)  # before all others, static-i18n included
def on_config(config: MkDocsConfig) -> None:
    if not building(config):
        docs = Path(config.docs_dir)
        config.extra["site"] = read_site(docs, locales(config), get_build_datetime().date())


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    # MkDocs breaks down where bytes are no UTF-8, takes its time for front matter, and takes the
    # first lines for data unless one is empty.
    return "\n" + split(text_of(page, config))[1]


@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    front = front_of(page, config)
    page.meta = front.model_dump(exclude_none=True)
    if front.lead:
        page.meta["description"] = front.lead


def read_site(docs: Path, languages: list[str], today: date) -> Site:
    """Read and check all data below `docs`; what is wrong is reported and left out."""
    root = docs.parent
    kinds = read_rows(docs / "banners.yml", Kind, root)
    helplines = read_rows(docs / "helplines.yml", Helpline, root)
    strings = {
        language: read_strings(docs / language / "strings.yml", kinds, helplines, root)
        for language in languages
    }
    if kinds and all(kind.when for kind in kinds.values()):
        fault = Fault(1, "no banner stands on every page", "give one kind no `when`")
        report(shown(docs / "banners.yml", root), [fault])
    known = {
        "audience": sorted({key for words in strings.values() for key in words.page.audience}),
        "topics": sorted({c.topic for kind in kinds.values() for c in kind.when or [] if c.topic}),
    }
    texts = {language: read_texts(docs / language) for language in languages}
    fronts = {
        language: {
            name: read_front_matter(text, docs / language / f"{name}.md", known, root)
            for name, text in found.items()
        }
        for language, found in texts.items()
    }
    works = _read_file(docs / "references.json", root)
    references = rows(works, Reference, docs / "references.json", root)
    notes = {
        language: read_rows(path, Note, root)
        for language in languages
        if (path := docs / language / "references.yml").is_file()  # a source may need no note
    }
    lines = {key: works.line((key,)) for key in references}
    return Site(today, texts, fronts, strings, kinds, helplines, references, notes, lines)


def read_front_matter(
    text: str, path: Path, known: dict[str, list[str]], root: Path
) -> FrontMatter:
    """Read the front matter of one page; a page with a fault gets an empty one."""
    front, faults = check_front_matter(text, known)
    report(shown(path, root), faults)
    return front or FrontMatter.model_construct(lead="", summary=[], audience=[], topics=[])


def check_front_matter(
    text: str, known: dict[str, list[str]]
) -> tuple[FrontMatter | None, list[Fault]]:
    """Check the front matter of a whole file against the values that are known."""
    document = read_front(text)
    if LOST in text:
        return None, [*document.faults, *lost(text)]
    if document.faults:
        return None, document.faults
    front, faults = validate(document, FrontMatter, context=known)
    if front and "sensitive" in front.topics and not front.lead:
        line = document.line(("topics",))
        faults.append(Fault(line, "`lead` is missing", "a page that may touch needs a warm line"))
    return front, faults


def lost(text: str) -> Iterator[Fault]:
    """Yield the lines of a file in which a byte was no UTF-8."""
    for number, line in enumerate(text.split("\n"), 1):
        if LOST in line:
            yield Fault(number, "a character that is no UTF-8", "save the file as UTF-8")


def read_rows(path: Path, model: type[M], root: Path) -> dict[str, M]:
    """Read a file of named rows; a row with a fault is reported and left out."""
    return rows(_read_file(path, root), model, path, root)


def rows(document: Document, model: type[M], path: Path, root: Path) -> dict[str, M]:
    """Check each row of a document that was read."""
    found: dict[str, M] = {}
    for key in document.value or {}:
        row, faults = validate(document, model, at=(key,))
        report(shown(path, root), faults)
        if row:
            found[key] = row
    return found


def read_strings(
    path: Path, kinds: Collection[str], helplines: Collection[str], root: Path
) -> Strings:
    """Read the words of a language; if any is wrong, names in brackets stand for all."""
    document = _read_file(path, root)
    strings: Strings | None = None
    faults: list[Fault] = []
    if not document.faults:
        strings, faults = validate(document, Strings)
    if strings:
        faults += check_words(strings, document, kinds, helplines)
    report(shown(path, root), faults)
    return strings or blank(Strings)


def check_words(
    strings: Strings, document: Document, kinds: Collection[str], helplines: Collection[str]
) -> Iterator[Fault]:
    """Yield what a language has no words for, though the site has it."""
    for place, known, needed in (
        (("banners",), strings.banners, kinds),
        (("diagrams",), strings.diagrams, KINDS),
        (("helpline", "services"), strings.helpline.services, helplines),
    ):
        for name in needed:
            if name not in known:
                where = ".".join(place)
                problem = f"`{name}` has no words in `{where}`"
                remedy = f"add `{name}:` there, as another language has it"
                yield Fault(document.line(place), problem, remedy)


def blank(model: type[M]) -> M:
    """Return a model in which each word is its own name in brackets."""
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        kind: Any = field.annotation
        if isclass(kind) and issubclass(kind, Model):
            values[name] = blank(kind)
        else:
            values[name] = {} if get_origin(kind) else f"[{name}]"
    return cast("M", model.model_construct(**values))


def _read_file(path: Path, root: Path) -> Document:
    if not path.is_file():
        fault = Fault(1, "the file is missing", "copy it from another language and translate it")
        document = Document(None, {}, [fault])
    else:
        text = read_text(path)
        document = read(text)
        report(shown(path, root), lost(text))
        if not document.faults and not isinstance(document.value, dict):
            remedy = "write `key: value` on each line"
            document = Document(None, document.lines, [Fault(1, "no keys in this file", remedy)])
    report(shown(path, root), document.faults)
    return document
