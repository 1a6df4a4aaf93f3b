"""What makes GitHub and our build show the same page: headings with ids, nesting, known marks.

    # Title of the page
    ## A section <!-- #a-section -->
    - item
        - nested by four spaces

An id stands in a comment, which GitHub hides, and is equal in every language.
"""

import re
from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kit import blocks
from kit.faults import Fault
from kit.marks import ID, SITE, take
from kit.page import extensions, installed, report_page, text_of
from kit.source import prose

HEADING = re.compile(r"(#{1,6})\s+(.*)")
LIST_ITEM = re.compile(r"( *)(?:[-*+]|\d+[.)])\s+\S")
UNDERLINE = re.compile(r" {0,3}(?:=+|-+) *")
KEBAB_CASE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CARRIERS = ("h2", "h3", "h4", "h5", "h6", "li")


def on_config(config: MkDocsConfig) -> None:
    installed(config, Ids)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    known = {mark for it in extensions(config) if (mark := getattr(it, "mark", None))}
    report_page(page, config, check(text_of(page, config), known))


class Ids(Extension):
    """Turn `<!-- #id -->` at the end of a heading or list item into its id."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(IdProcessor(md), "site-ids", 19)  # right after inline


class IdProcessor(Treeprocessor):
    def run(self, root: Element) -> None:
        assert self.md is not None
        for element in root.iter():
            if element.tag not in CARRIERS:
                continue
            loose = element.find("p") if element.tag == "li" else None
            match = take(element, self.md, ID)
            if match is None and loose is not None:
                match = take(loose, self.md, ID)
            if match:
                element.set("id", match["id"])


def check(text: str, marks: Collection[str]) -> Iterator[Fault]:
    """Yield what is wrong with the structure of a whole file; `marks` are the known ones."""
    titles: list[int] = []
    above = ""
    ids: dict[str, int] = {}
    for number, line in prose(text):
        heading, item = HEADING.match(line), LIST_ITEM.match(line)
        if heading and len(heading[1]) == 1:
            titles.append(number)
        elif heading and not ID.search(line):
            yield Fault(
                number,
                f"the heading “{heading[2].strip()}” has no id",
                "end the line with `<!-- #a-short-id -->`, the same in every language",
            )
        if above.strip() and UNDERLINE.fullmatch(line):
            remedy = "write `## The heading <!-- #a-short-id -->` on one line"
            yield Fault(number, "a heading that is underlined", remedy)
        above = "" if "|" in line else line
        if item and len(item[1]) % 4:
            yield Fault(
                number,
                f"a list item is indented by {len(item[1])} spaces",
                "use 4 spaces for each level, else our build shows another list than GitHub",
            )
        for match in ID.finditer(line):
            yield from _check_id(match["id"], number, bool(heading or item), ids)
        for match in SITE.finditer(line):
            if match["name"] not in marks:
                known = ", ".join(f"site:{mark}" for mark in sorted(marks))
                yield Fault(number, f"unknown mark `site:{match['name']}`", f"known are {known}")
    yield from blocks.check(text)
    if len(titles) != 1:
        problem = "a second title" if titles else "the page has no title"
        remedy = "keep one line that begins with a single `#`"
        yield Fault(titles[1] if titles else 1, problem, remedy)


def _check_id(found: str, number: int, carried: bool, ids: dict[str, int]) -> Iterator[Fault]:
    if not KEBAB_CASE.fullmatch(found):
        remedy = "use small letters, digits and single hyphens, as in `#a-short-id`"
        yield Fault(number, f"`#{found}` is no id", remedy)
    if found in ids:
        remedy = f"choose another; the first is on line {ids[found]}"
        yield Fault(number, f"the id `#{found}` stands twice on this page", remedy)
    if not carried:
        remedy = "put it at the end of a heading or list item"
        yield Fault(number, f"the id `#{found}` belongs to nothing", remedy)
    ids.setdefault(found, number)
