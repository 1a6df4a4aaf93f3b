"""The text of a finished page, taken apart at its headings."""

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

HEADINGS = ("h1", "h2", "h3", "h4")
# What may stand inside a word; between all others there is a space.
INLINE = ("a", "abbr", "b", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sup")
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
    reader = Reader()
    if root := LexborHTMLParser(html, is_fragment=True).root:
        reader.visit(root)
    plain = (
        Section(it.id, _plain(it.heading), _plain(it.text).lstrip(": ")) for it in reader.found
    )
    return [it for it in plain if it.heading or it.text]


def _plain(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


class Draft(NamedTuple):
    """A section while it is read."""

    id: str
    heading: list[str]
    text: list[str]


class Reader:
    """Reads elements in their order, into the section that is open."""

    def __init__(self) -> None:
        self.item = ""  # the id of a list item of which nothing has been read yet
        self.found: list[Draft] = []
        self.begin("")

    def begin(self, id_: str) -> None:
        self.section = Draft(id_, [], [])
        self.found.append(self.section)
        self.slot = self.section.text

    def visit(self, parent: LexborNode) -> None:
        for node in parent.iter(include_text=True):
            if node.is_text_node:
                text = node.text_content or ""
                self.slot.append(text)
                self.item = "" if text.strip() else self.item
            elif node.is_element_node:
                values = node.attributes
                classes = (values.get("class") or "").split()
                if "data-search-exclude" not in values and not LEFT_OUT.intersection(classes):
                    self.read(node, node.tag or "", values.get("id") or "")

    def read(self, node: LexborNode, tag: str, id_: str) -> None:
        around = self.section
        space = "" if tag in INLINE else " "
        self.slot.append(space)
        if tag in HEADINGS or (tag == "strong" and self.item):
            self.begin((id_ if tag != "h1" else "") if tag in HEADINGS else self.item)
            self.slot = self.section.heading
            self.visit(node)
            self.slot = self.section.text
        else:
            self.item = id_ if tag == "li" else self.item
            self.visit(node)
        if tag == "li" and id_:
            self.section, self.slot = around, around.text
        self.slot.append(space)
