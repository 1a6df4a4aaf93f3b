"""See to it that no word of a source is missing from its page.

Markdown loses words in silence: a first line that looks like front matter, a line that looks like
the address of a link, all that stands behind a comment that is never closed. So each piece of each
line, as long as nothing of ours stands in it, must be in the text of the page. Letters and digits
are compared and nothing else, so that marks, quotes and breaks do not matter. A section that gives
way to another language is let off.
"""

import re
from collections.abc import Iterator
from html import unescape
from unicodedata import normalize

from selectolax.lexbor import LexborHTMLParser

from kit.faults import Fault
from kit.marks import ID
from kit.source import split

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
LEADING = re.compile(r"[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?(?:\[[ xX]\]\s|\[!\w+\])?")
# What ends a piece: the marks around a link, with its address; a footnote mark; a cell's edge.
BREAKS = re.compile(r"<!--.*?-->|!?\[\^[^\]]*\]|\]\([^)]*\)|!?\[|\||`+")
HEADINGS = ("h2", "h3", "h4", "legend")
OTHERS = re.compile(r"[\W_]+")
SHOWN = re.compile(r"^(?:lead|summary):(.*\n(?:[ -].*\n)*)", re.MULTILINE)  # of the front matter


def lost(source: str, page: LexborHTMLParser) -> Iterator[Fault]:
    """Yield the pieces of a source that its page does not have."""
    there, replaced = "".join(map(_letters, _shown(page))), set(_replaced(page))
    section = ""
    for line, text in _lines(source):
        if mark := ID.search(text):
            section = mark["id"]
        for piece in BREAKS.split(LEADING.sub("", text, count=1)):
            if section not in replaced and _letters(piece) not in there:
                remedy = "look for a mark that is opened and not closed, on this line or above it"
                yield Fault(line, f"“{' '.join(piece.split())[:60]}” is not on the page", remedy)


def _lines(source: str) -> Iterator[tuple[int, str]]:
    """Yield what readers should see of each line: no comments, and little of the front matter."""
    front, markdown, before = split(source)
    for match in SHOWN.finditer(front or ""):
        first = front[: match.start()].count("\n") + 2 if front else 0
        yield from enumerate(match[1].splitlines(), first)
    # A comment is cut out with its words and not with its lines, which are counted.
    yield from enumerate(COMMENT.sub(_without_words, markdown).splitlines(), before + 1)


def _without_words(comment: re.Match[str]) -> str:
    return comment[0] if ID.fullmatch(comment[0]) else "\n" * comment[0].count("\n")


def _replaced(page: LexborHTMLParser) -> Iterator[str]:
    """Yield the ids of the headings below which another language stands: the source's words."""
    for node in page.css("article [lang]"):
        above = node.prev
        while above is not None and above.tag not in HEADINGS:
            above = above.prev
        heading = above.css_first("[id]") if above else None
        if heading:
            yield heading.attributes["id"] or ""


def _shown(page: LexborHTMLParser) -> Iterator[str]:
    """Yield the texts of a page that come from its source, without the marks of footnotes."""
    for node in page.css("sup"):
        node.decompose()
    for article in page.css("article"):
        yield article.text()
        for image in article.css("img[alt]"):
            yield image.attributes["alt"] or ""


def _letters(text: str) -> str:
    return OTHERS.sub("", normalize("NFC", unescape(text))).casefold()
