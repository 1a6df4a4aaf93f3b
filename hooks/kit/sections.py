"""The text of a finished page, taken apart at its headings."""

from html.parser import HTMLParser
from typing import NamedTuple

HEADINGS = ("h1", "h2", "h3", "h4")
# What may stand inside a word; between all others there is a space.
INLINE = ("a", "abbr", "b", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sup")
EMPTY = ("br", "hr", "img", "input", "wbr")
LEFT_OUT = {"bibliography", "footnote", "footnote-ref"}  # lists of works, and what leads there


class Section(NamedTuple):
    """A part of a page: its id, empty for the first, its heading and what stands below it."""

    id: str
    heading: str
    text: str


def sections(html: str) -> list[Section]:
    """Return the sections of the content of a page, without what has `data-search-exclude`.

    A section begins at each heading, and at each list item with an id that opens with the term it
    explains: in a list of terms, each is an answer of its own.
    """
    parser = SectionParser()
    parser.feed(html)
    parser.close()
    plain = (
        Section(it.id, _plain(it.heading), _plain(it.text).lstrip(": ")) for it in parser.found
    )
    return [it for it in plain if it.heading or it.text]


def _plain(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


class Draft(NamedTuple):
    """A section while it is read."""

    id: str
    heading: list[str]
    text: list[str]


class SectionParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.skipped = 0  # elements open inside one that is left out, itself included
        self.item = ""  # the id of a list item of which nothing has been read yet
        self.around: Draft | None = None  # the section that goes on after a term
        self.found: list[Draft] = []
        self.begin("")

    def begin(self, found: str) -> None:
        self.section = Draft(found, [], [])
        self.found.append(self.section)
        self.slot = self.section.text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        classes = (values.get("class") or "").split()
        if self.skipped or "data-search-exclude" in values or LEFT_OUT.intersection(classes):
            self.skipped += tag not in EMPTY
            return
        if tag not in INLINE:
            self.slot.append(" ")
        if tag == "li":
            self.item = values.get("id") or ""
        elif tag in HEADINGS:
            self.begin((values.get("id") or "") if tag != "h1" else "")
            self.slot = self.section.heading
        elif tag == "strong" and self.item:
            self.around = self.section
            self.begin(self.item)
            self.slot = self.section.heading

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            self.skipped -= tag not in EMPTY
            return
        if tag in HEADINGS or tag == "strong":
            self.slot = self.section.text
        elif tag == "li" and self.around:
            self.section, self.around = self.around, None
            self.slot = self.section.text
        if tag not in INLINE:
            self.slot.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.slot.append(data)
            self.item = "" if data.strip() else self.item
