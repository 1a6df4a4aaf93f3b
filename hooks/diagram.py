"""Draw a table or an ordered list as a picture that stands above it.

    <!-- site:diagram cord -->

    | What helps | How |
    |---|---|
    | [Light](#light) | daylight in the morning |

The first cell of each row is a label and its link. The table stays: it is the picture's text.
`<!-- site:diagram cord highlight=light -->`, further down, shows the first drawing of that
kind again with one item picked out. The kinds are the modules of `diagrams/`.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import dropwhile, takewhile
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from diagrams import KINDS
from kit.drawing import Item
from kit.faults import Fault
from kit.marks import SITE, site, take
from kit.page import installed, locale_of, report_page, text_of
from kit.site import site_of
from kit.source import prose
from kit.strings import DiagramWords, fill

MARK = "diagram"
ARGUMENTS = re.compile(r"(?P<kind>[\w-]+)(?: +highlight=(?P<highlight>[\w-]+))?")
ROW = re.compile(r" {0,3}\|")
ORDERED = re.compile(r"\d+[.)] ")
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


def on_config(config: MkDocsConfig) -> None:
    installed(config, Diagram)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    report_page(page, config, check(text_of(page, config)))
    installed(config, Diagram).words = site_of(config).strings[locale_of(page)].diagrams


class Diagram(Extension):
    """Drawings above the tables and lists that are their data."""

    mark = MARK

    def __init__(self, words: Mapping[str, DiagramWords] | None = None) -> None:
        self.words = words or {}

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(DiagramProcessor(md, self.words), "site-diagram", 17)


class DiagramProcessor(Treeprocessor):
    def __init__(self, md: Markdown, words: Mapping[str, DiagramWords]) -> None:
        super().__init__(md)
        self.words = words

    def run(self, root: Element) -> None:
        assert self.md is not None
        drawn: dict[str, list[Item]] = {}
        title = ""
        for number, element in enumerate(list(root)):
            if element.tag in ("h1", "h2", "h3", "h4"):
                title = "".join(element.itertext()).strip()
            match = take(element, self.md, site(MARK)) if element.tag == "p" else None
            arguments = ARGUMENTS.fullmatch(match["rest"] or "") if match else None
            if not arguments or arguments["kind"] not in KINDS:
                continue
            kind, highlight = arguments["kind"], arguments["highlight"]
            if not highlight:
                drawn[kind] = [
                    item for below in root[number + 1 : number + 2] for item in items(below)
                ]
            figure = self.figure(kind, drawn.get(kind, []), title, highlight, f"diagram-{number}")
            root.remove(element)
            root.insert(number, figure)

    def figure(
        self, kind: str, rows: list[Item], title: str, highlight: str | None, uid: str
    ) -> Element:
        """Return the figure; empty where `check` has refused its items or its words lack."""
        figure = Element("figure", {"class": f"diagram diagram-{kind}"})
        figure.set("data-search-exclude", "")  # the table says it all, and in better order
        picked = [i for i, row in enumerate(rows) if highlight and row.href == f"#{highlight}"]
        if kind not in self.words or not fits(kind, len(rows)) or (highlight and not picked):
            return figure
        words, label = self.words[kind], rows[picked[0]].label if picked else ""
        labels = ", ".join(row.label for row in rows)
        values = {"count": len(rows), "labels": labels, "label": label}
        desc = fill(words.highlight if picked else words.desc, **values)
        figure.append(
            KINDS[kind].draw(
                rows, title=label or title, desc=desc, uid=uid, highlight=next(iter(picked), None)
            )
        )
        return figure


def fits(kind: str, count: int) -> bool:
    """Tell whether a kind of diagram can draw that many items."""
    module = KINDS[kind]
    return module.LEAST <= count <= module.MOST


def items(source: Element) -> list[Item]:
    """Return the items of a table (the first cell of each row of its body) or of a list."""
    if source.tag != "table":
        return [_item(element) for element in source.findall("li")]
    return [_item(*row.findall("td")) for row in source.findall("tbody/tr")]


def _item(element: Element, *others: Element) -> Item:
    link = element.find(".//a")
    cells = tuple(_words(cell) for cell in others)
    if link is not None:
        return Item(_words(link), link.get("href"), cells)
    return Item(_words(element).split("\n")[0], None, cells)  # not what stands below it


def _words(element: Element) -> str:
    return "".join(element.itertext()).strip()


def check(text: str) -> Iterator[Fault]:
    """Yield what is wrong with the diagrams of a whole file."""
    lines = list(prose(text))
    drawn: dict[str, list[str]] = {}
    for index, (number, line) in enumerate(lines):
        match = SITE.search(line)
        if not match or match["name"] != MARK:
            continue
        arguments = ARGUMENTS.fullmatch(match["rest"])
        if not arguments or arguments["kind"] not in KINDS:
            known = ", ".join(sorted(KINDS))
            yield Fault(number, f"unknown diagram `{match['rest']}`", f"known are {known}")
        elif match.group() != line.strip():
            yield Fault(number, "a diagram mark beside other text", "give it a line of its own")
        elif arguments["highlight"]:
            yield from _check_highlight(
                number, drawn.get(arguments["kind"]), **arguments.groupdict()
            )
        else:
            rows = _rows(KINDS[arguments["kind"]].SOURCE, [line for _, line in lines[index + 1 :]])
            drawn[arguments["kind"]] = rows
            yield from _check_count(number, arguments["kind"], len(rows))


def _check_highlight(
    number: int, rows: list[str] | None, kind: str, highlight: str
) -> Iterator[Fault]:
    if rows is None:
        remedy = f"put `<!-- site:{MARK} {kind} -->` above its table first"
        yield Fault(number, f"no `{kind}` to highlight yet", remedy)
    elif f"#{highlight}" not in rows:
        known = ", ".join(row.removeprefix("#") for row in rows if row.startswith("#"))
        problem = f"`{kind}` has no item that links to `#{highlight}`"
        yield Fault(number, problem, f"use one of {known or 'its links, once it has them'}")


def _check_count(number: int, kind: str, count: int) -> Iterator[Fault]:
    module = KINDS[kind]
    source = {"table": "table", "ol": "numbered list"}[module.SOURCE]
    if count == 0:
        yield Fault(number, f"no {source} below `{kind}`", f"put a {source} right below the mark")
    elif not fits(kind, count):
        unit = {"table": "row", "ol": "item"}[module.SOURCE]
        remedy = f"give it {module.LEAST} to {module.MOST} {unit}s"
        yield Fault(number, f"a `{kind}` of {count} {unit}{'s' * (count > 1)}", remedy)


def _rows(source: str, lines: list[str]) -> list[str]:
    """Return the link, or nothing, of each row of the table or list that begins the lines."""
    block = dropwhile(lambda line: not line.strip(), lines)
    if source == "table":
        rows = list(takewhile(ROW.match, block))[2:]  # without the head and the line below it
    else:
        inside = takewhile(lambda it: ORDERED.match(it) or it[:1] in ("", " "), block)
        rows = [line for line in inside if ORDERED.match(line)]
    links = [LINK.search(row) for row in rows]
    return [link[2] if link else "" for link in links]
