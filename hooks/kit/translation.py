"""Which parts of a translation lag behind their source: the record, and what follows from it.

The record, docs/<language>/translations.lock, has a line for each part of a page, sorted:

    sleep/dreams#night 3f2a9c41d0be 9b1c00ffe2a7

A part is a section, `page#id`, or with `page#` the title, lead, summary and what stands above the
first section. The hashes are those of the source that was translated and of the translation made
from it, at the time somebody confirmed that they say the same; a third word, `meaning`, says that
the source has since changed in meaning. Both hashes together tell which side moved, offline, after
a squash, in a shallow clone and within one pull request.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from kit import data
from kit.faults import Fault
from kit.source import Section, sections, split

NAME = "translations.lock"
LENGTH = 12  # digits of a hash: 48 bits, far more than a few thousand parts need
LINE = re.compile(
    rf"(?P<key>[^#\s]+#[^#\s]*) (?P<source>[0-9a-f]{{{LENGTH}}})"
    rf" (?P<translation>[0-9a-f]{{{LENGTH}}})(?P<meaning> meaning)?"
)
PLACE = re.compile(r"\]\([^):\s#]*\.md")
SHAPE = f"write `page#id`, two hashes of {LENGTH} digits, and `meaning` after them or nothing"


class State(StrEnum):
    """How a part of a translation stands to its source; the record decides."""

    CURRENT = "current"  # as it was confirmed
    SOURCE = "source"  # the source changed since
    TRANSLATION = "translation"  # the translation changed since, alone
    BOTH = "both"  # both changed since; whether they agree is not confirmed
    MISSING = "missing"  # the translation has no such part
    REMOVED = "removed"  # the source has no such part any more
    NEW = "new"  # both have it, and the record does not know it
    SURPLUS = "surplus"  # only the translation has it, and it never was in the record


LAGS = {State.SOURCE, State.BOTH, State.MISSING, State.REMOVED}


class Entry(NamedTuple):
    """A line of the record: the hashes of both sides, whether the source changed in meaning."""

    source: str
    translation: str
    meaning: bool = False


class Part(NamedTuple):
    """A part of a page in two languages; a side is None where it has no such part.

    `key` is its name in the record. Critical is what the source's front matter calls so.
    """

    key: str
    state: State
    source: Section | None
    translation: Section | None
    entry: Entry | None
    critical: bool

    @property
    def lags(self) -> bool:
        """Tell whether a reader of the translation must be warned."""
        return self.state in LAGS

    @property
    def now(self) -> Entry | None:
        """Return the line that would confirm this part as it is; None if a side is missing."""
        if self.source is None or self.translation is None:
            return None
        return Entry(digest(self.source), digest(self.translation))


Texts = Mapping[str, str]  # whole files, by the path of the page in its language, without `.md`
Parts = Mapping[str, Part]  # by id, in the order of the source, the others where they stand
Pages = Mapping[str, Parts]  # by page in the same way
Record = Mapping[str, Entry]  # by `page#id`


def digest(section: Section) -> str:
    """Return the hash of a section.

    Where its lines break makes no difference, nor does the place of a page that it links to, so
    that a page that moves leaves the record alone; hooks/facts.py compares links.
    """
    text = PLACE.sub("](", " ".join(words(section)))
    return sha256(text.encode()).hexdigest()[:LENGTH]


def words(section: Section) -> list[str]:
    return " ".join(section.body).split()


def read_record(text: str) -> tuple[dict[str, Entry], list[Fault]]:
    """Read a record; return its entries, and the faults of its lines."""
    found: dict[str, Entry] = {}
    lines: dict[str, int] = {}
    faults: list[Fault] = []
    last = ""
    for number, line in enumerate(text.splitlines(), 1):
        match = LINE.fullmatch(line)
        if not match:
            faults.append(Fault(number, f"no line of a record: `{line}`", SHAPE))
            continue
        key = match["key"]
        if key in lines:
            remedy = f"keep the newer one; the first is on line {lines[key]}"
            faults.append(Fault(number, f"`{key}` stands twice", remedy))
        elif key < last:
            faults.append(Fault(number, f"`{key}` is out of order", f"put it above `{last}`"))
        last = max(last, key)
        lines.setdefault(key, number)
        found[key] = Entry(match["source"], match["translation"], bool(match["meaning"]))
    return found, faults


def write_record(entries: Mapping[str, Entry]) -> str:
    """Return the text of a record."""
    return "".join(f"{record_line(key, entries[key])}\n" for key in sorted(entries))


def record_line(key: str, entry: Entry) -> str:
    """Return a line of the record, as a pull request's summary prints it too."""
    return f"{key} {entry.source} {entry.translation}{' meaning' * entry.meaning}"


def check_record(text: str, pages: Pages) -> Iterator[Fault]:
    """Yield the faults of a record: those of its lines, and lines that name no part of a page."""
    yield from read_record(text)[1]
    known = {part.key for parts in pages.values() for part in parts.values()}
    for number, line in enumerate(text.splitlines(), 1):
        match = LINE.fullmatch(line)
        if match and match["key"] not in known:
            page = match["key"].partition("#")[0]
            if page in pages:
                yield Fault(number, f"no page has `{match['key']}`", "take the line out")
            else:
                remedy = f"take the line out, or give the page that moved `redirect_from: [{page}]`"
                yield Fault(number, f"there is no page `{page}`", remedy)


def compare(page: str, source: str, translation: str, record: Record) -> dict[str, Part]:
    """Return the parts of a page, given as two whole files, the second empty if there is none.

    A page that moved is found in the record by the former names in its `redirect_from`.
    """
    front = _lists(split(source)[0] or "")
    names = [page, *front.get("redirect_from", [])]
    ours, theirs = sections(source), sections(translation) if translation else {}
    order, above = [*ours], ""
    for key in theirs:
        if key not in ours:
            order.insert(order.index(above) + 1, key)
        above = key
    found = {}
    for key in order:
        recorded = [name for it in names if (name := f"{it}#{key}") in record]
        name = recorded[0] if recorded else f"{page}#{key}"
        here, there, entry = ours.get(key), theirs.get(key), record.get(name)
        critical = key in front.get("critical", [])
        found[key] = Part(name, state(here, there, entry), here, there, entry, critical)
    return found


def state(source: Section | None, translation: Section | None, entry: Entry | None) -> State:
    """Return how the two sides of a part stand to each other."""
    if translation is None:
        return State.MISSING
    if source is None:
        return State.REMOVED if entry else State.SURPLUS
    if entry is None:
        return State.NEW
    if digest(source) == entry.source:
        same = digest(translation) == entry.translation
        return State.CURRENT if same else State.TRANSLATION
    return State.SOURCE if digest(translation) == entry.translation else State.BOTH


def _lists(front: str) -> dict[str, list[str]]:
    """Return the lists of a front matter that matter here; to read each whole would take time."""
    if not re.search(r"^(critical|redirect_from):", front, re.MULTILINE):
        return {}
    found = data.read(front).value or {}
    return {key: value for key, value in found.items() if isinstance(value, list)}


def compare_all(source: Texts, translation: Texts, record: Record) -> dict[str, Parts]:
    """Return all pages of the source with their parts in a language."""
    return {
        name: compare(name, text, translation.get(name, ""), record)
        for name, text in source.items()
    }
