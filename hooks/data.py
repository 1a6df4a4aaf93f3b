"""Read what editors say besides text, once a build, before MkDocs reads any page.

MkDocs swallows front matter that it cannot read, and takes a first line such as `Call: 112` of a
page without front matter for data; so every page is read here first, and checked:

    ---
    lead: You cannot sleep? Many people know that.
    audience: [adults]
    topics: [sleep]
    ---
"""

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from datetime import date
from difflib import get_close_matches
from inspect import isclass
from pathlib import Path
from typing import Any, TypeVar, cast, get_args, get_origin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime
from pydantic import TypeAdapter, ValidationError

from banner import COMPONENTS
from diagrams import KINDS
from kit.data import Document, Model, read, read_front, validate
from kit.faults import Fault, report, shown
from kit.i18n import building, locales
from kit.page import front_of, text_of
from kit.site import FrontMatter, Helpline, Kind, Note, Reference, Site
from kit.source import LOST, read_text, read_texts, split
from kit.strings import Strings

# A text without quotes, and a sign in it that begins a comment to YAML.
CUT = re.compile(
    r"^(?:(?:title|lead|reviewed_by): *+| *- +(?=[^\"'\s]+ +[^#\s]))(?![\"'|>]).*\s#", re.MULTILINE
)
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
    banners, services, works = (
        _read_file(docs / name, root)
        for name in ("banners.yml", "helplines.yml", "references.json")
    )
    kinds = rows(banners, Kind, docs / "banners.yml", root)
    helplines = rows(services, Helpline, docs / "helplines.yml", root, today)
    strings = {
        language: read_strings(docs / language / "strings.yml", kinds, helplines, root)
        for language in languages
    }
    whole = not banners.faults and len(kinds) == len(banners.value or {})
    if kinds and whole and all(kind.when for kind in kinds.values()):
        fault = Fault(1, "no banner stands on every page", "give one kind no `when`")
        report(shown(docs / "banners.yml", root), [fault])
    known = {
        "audience": sorted({key for words in strings.values() for key in words.page.audience}),
        "topics": sorted({c.topic for kind in kinds.values() for c in kind.when or [] if c.topic}),
    }
    if not whole:  # then a page may well be right
        del known["topics"]
    texts = {language: read_texts(docs / language) for language in languages}
    fronts = {
        language: {
            name: read_front_matter(text, docs / language / f"{name}.md", known, root)
            for name, text in found.items()
        }
        for language, found in texts.items()
    }
    report(shown(docs / "banners.yml", root), check_conditions(banners, kinds, fronts))
    references = rows(works, Reference, docs / "references.json", root)
    notes = {
        language: read_rows(path, Note, root)
        for language in languages
        if (path := docs / language / "references.yml").is_file()  # a source may need no note
    }
    lines = {key: works.line((key,)) for key in works.value or {}}
    listed = list(services.value or {})
    return Site(today, texts, fronts, strings, kinds, helplines, references, notes, lines, listed)


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
    faults += cut(text)
    if front and "sensitive" in front.topics and not front.lead:
        line = document.line(("topics",))
        faults.append(Fault(line, "`lead` is missing", "a page that may touch needs a warm line"))
    return front, faults


def cut(text: str) -> Iterator[Fault]:
    """Yield the lines in the front matter of a file of which readers would see a part."""
    front = split(text)[0] or ""
    for match in CUT.finditer(front):
        line = front.count("\n", 0, match.start()) + 2
        yield Fault(line, "a # inside a text", "put the whole text in quotes")


def lost(text: str) -> Iterator[Fault]:
    """Yield the lines of a file in which a byte was no UTF-8."""
    for number, line in enumerate(text.split("\n"), 1):
        if LOST in line:
            yield Fault(number, "a character that is no UTF-8", "save the file as UTF-8")


def read_rows(path: Path, model: type[M], root: Path) -> dict[str, M]:
    """Read a file of named rows; a row with a fault is reported and left out."""
    return rows(_read_file(path, root), model, path, root)


def rows(
    document: Document, model: type[M], path: Path, root: Path, today: date | None = None
) -> dict[str, M]:
    """Check each row of a document that was read."""
    found: dict[str, M] = {}
    for key in document.value or {}:
        row, faults = validate(document, model, at=(key,), context={"today": today})
        report(shown(path, root), faults)
        if row:
            found[key] = row
    return found


def check_conditions(
    document: Document, kinds: Mapping[str, Kind], fronts: Mapping[str, Mapping[str, FrontMatter]]
) -> Iterator[Fault]:
    """Yield what conditions of banners ask of a page and none has: a slip would lose the banner."""
    given = [front for found in fronts.values() for front in found.values()]
    if not given or not all(front.audience for front in given):
        return  # of a page with a fault nobody knows them
    known = {
        "topic": {it for front in given for it in front.topics},
        "audience": {it for front in given for it in front.audience},
        "component": set(COMPONENTS),
    }
    for name, kind in kinds.items():
        for index, condition in enumerate(kind.when or []):
            for key, there in known.items():
                value = getattr(condition, key)
                if value and value not in there:
                    close = get_close_matches(value, there, 1)
                    remedy = (
                        f"did you mean `{close[0]}`?"
                        if close
                        else "give it to a page, or take it out"
                    )
                    line = document.line((name, "when", index, key))
                    yield Fault(line, f"no page has `{key}: {value}`", remedy)


def read_strings(
    path: Path, kinds: Collection[str], helplines: Collection[str], root: Path
) -> Strings:
    """Read the words of a language; names in brackets stand for those that are wrong."""
    document = _read_file(path, root)
    strings: Strings | None = None
    faults: list[Fault] = []
    if not document.faults:
        strings, faults = validate(document, Strings)
    if strings:
        faults += check_words(strings, document, kinds, helplines)
    report(shown(path, root), faults)
    return strings or blank(Strings, document.value)


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


def blank(model: type[M], value: Any = None) -> M:
    """Return a model of what is right in a value; a word that is not is its name in brackets."""
    given = value if isinstance(value, dict) else {}
    parts: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        key = field.alias or name
        missing = key not in given and not field.is_required()
        parts[name] = field.default if missing else _part(field.annotation, given.get(key), name)
    return cast("M", model.model_construct(**parts))


def _part(kind: Any, value: Any, name: str) -> Any:
    with suppress(ValidationError):
        return TypeAdapter(kind).validate_python(value)
    if isclass(kind) and issubclass(kind, Model):
        return blank(kind, value)
    if get_origin(kind) is Mapping:
        found = value if isinstance(value, dict) else {}
        return {key: _part(get_args(kind)[1], it, key) for key, it in found.items()}
    return f"[{name}]"


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
