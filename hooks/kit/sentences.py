"""The sentences of a page as its author wrote it, each with its line.

A passage is what a reader takes in one go: a heading, a paragraph, a list item, a table cell, or
a line of the front matter. Bold words that open a paragraph and end like a sentence are a heading.
Markup is taken out of it, its lines stay apart.
"""

import re
from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from kit.data import read
from kit.source import prose, split

Kind = Literal["front", "heading", "paragraph", "item", "cell"]

WORD = re.compile(r"[^\W_]+(?:(?:['’-]|(?<=\d)[.,](?=\d))[^\W_]+)*")
QUOTATION = re.compile(r" {0,3}> ?")
ALERT = re.compile(r"\[!\w+\] *$")
HEADING = re.compile(r"#{1,6} +(?P<rest>.*)")
ITEM = re.compile(r" *(?:[-*+]|\d+[.)]) +(?:\[.\] +)?(?P<rest>.*)")
NOTE = re.compile(r"\[\^[^\]\s]+\]: *")
RULE = re.compile(r"[|:\- ]+$")
CELLS = re.compile(r"(?<!\\)\|")
OPENS = re.compile(r"\*\*[^*]+[.!?:]\*\*(?=\s+\S)")
MARKUP = (
    (re.compile(r"<!--.*?-->|\[\^[^\]\s]+\]|<[^<>\n]*>"), ""),  # comments, notes, tags, addresses
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"[*`]|\b_|_\b|\\(?=[^\w\s])"), ""),
)
SIGN = re.compile(r"[<\[*`_\\]")  # without one there is no markup
END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+(?P<next>\S.*)|\s*$)")
OPENING = "\"'“‘«(["
SHORTENED = re.compile(r"['’]\w [^\W\d_]")  # as in `'s Morgens`


class Passage(NamedTuple):
    """A piece of text without markup; `lines` has the number of each of its lines."""

    kind: Kind
    text: str
    lines: list[int]
    quoted: bool  # stands in a quotation that is no callout

    def line(self, offset: int) -> int:
        """Return the number of the line on which a character of the text stands."""
        return self.lines[min(self.text.count("\n", 0, offset), len(self.lines) - 1)]


class Sentence(NamedTuple):
    """A sentence and the line on which it begins."""

    text: str
    line: int

    @property
    def words(self) -> list[str]:
        return WORD.findall(self.text)


def passages(text: str) -> Iterator[Passage]:
    """Yield the passages of a whole file, front matter first, without those that have no word."""
    for passage in (*_front(text), *_body(text)):
        if WORD.search(passage.text):
            yield passage


def sentences(passage: Passage, abbreviations: Collection[str] = ()) -> Iterator[Sentence]:
    """Yield the sentences of a passage; the full stop of an abbreviation ends none."""
    start = 0
    for end in [*_ends(passage.text, abbreviations), len(passage.text)]:
        found = passage.text[start:end]
        if WORD.search(found):
            first = start + len(found) - len(found.lstrip())
            yield Sentence(" ".join(found.split()), passage.line(first))
        start = end


def _ends(text: str, abbreviations: Collection[str]) -> Iterator[int]:
    for match in END.finditer(text):
        before = text[: match.start() + 1].split()[-1].lstrip("\"'“‘«(").casefold()
        initial = len(before) == 2 and before[0].isalpha() and before[1] == "."
        following = match["next"]
        if following and (before in abbreviations or initial or not _begins(following)):
            continue
        yield match.end()


def _begins(text: str) -> bool:
    """Tell whether a text may begin a sentence: not with a small letter."""
    if SHORTENED.match(text):
        return text[3].isupper()
    return not text.lstrip(OPENING)[:1].islower()


def plain(text: str) -> str:
    """Return a text without its Markdown; line breaks stay."""
    if not SIGN.search(text):
        return text
    for pattern, instead in MARKUP:
        text = pattern.sub(instead, text)
    return text


def _front(text: str) -> Iterator[Passage]:
    source, _, _ = split(text)
    document = read(source or "", before=1)
    values = document.value if isinstance(document.value, dict) else {}
    for key in ("title", "lead", "summary"):
        found = values.get(key) or []
        for index, value in enumerate(found if isinstance(found, list) else [found]):
            if isinstance(value, str):
                yield Passage("front", plain(value), [document.line((key, index))], False)


def _body(text: str) -> Iterator[Passage]:
    kind: Kind = "paragraph"
    pieces: list[tuple[int, str]] = []
    quotation, alert, quoted = False, False, False

    def taken() -> Iterator[Passage]:
        if pieces:
            lines = [number for number, _ in pieces]
            joined = "\n".join(text for _, text in pieces)
            opening = OPENS.match(joined) if kind == "paragraph" else None
            end = opening.end() if opening else 0
            if opening:
                yield Passage("heading", plain(opening.group()), lines, quoted)
                lines = lines[opening.group().count("\n") :]
            yield Passage(kind, plain(joined[end:]), lines, quoted)
            pieces.clear()

    for number, line in prose(text):
        inside = QUOTATION.match(line) is not None
        bare = line
        while match := QUOTATION.match(bare):
            bare = bare[match.end() :]
        if inside != quotation:
            yield from taken()
            quotation, alert = inside, False
        heading, item = HEADING.match(bare), ITEM.match(bare)
        if inside and ALERT.match(bare):
            alert = True
        elif not bare.strip():
            yield from taken()
        elif bare.lstrip().startswith("|"):
            yield from taken()
            if not RULE.match(bare):
                for cell in CELLS.split(bare):
                    yield Passage("cell", plain(cell), [number], inside and not alert)
        elif heading:
            yield from taken()
            yield Passage("heading", plain(heading["rest"]), [number], inside and not alert)
        else:
            if item or not pieces:
                yield from taken()
                kind, quoted = "item" if item else "paragraph", inside and not alert
            pieces.append((number, item["rest"] if item else NOTE.sub("", bare)))
    yield from taken()
