"""Give GitHub's alerts their title in the language of the page.

    > [!WARNING]
    > Never shake a bottle that has been open.

GitHub knows five kinds; this site uses those that strings.yml has a title for.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kit.faults import Fault
from kit.page import installed, locale_of, report_page, text_of
from kit.site import site_of
from kit.source import prose

ALERT = re.compile(r" *>\s*\[!([^\]]*)\](.*)")
LOUD = ("warning", "caution")
MOST_LOUD = 2  # NHS digital service manual, warning callout (June 2026): too many are not read


def on_config(config: MkDocsConfig) -> None:
    installed(config, Callouts)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    titles = site_of(config).strings[locale_of(page)].callouts
    installed(config, Callouts).titles = titles
    report_page(page, config, check(text_of(page, config), titles))


class Callouts(Extension):
    """Titles for the boxes that `pymdownx.quotes` makes of alerts."""

    def __init__(self, titles: Mapping[str, str] | None = None) -> None:
        self.titles = titles or {}

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(CalloutProcessor(self.titles), "site-callout", 15)


class CalloutProcessor(Treeprocessor):
    def __init__(self, titles: Mapping[str, str]) -> None:
        self.titles = titles

    def run(self, root: Element) -> None:
        for box in root.iter("div"):
            kinds = set((box.get("class") or "").split()) & set(self.titles)
            title = box.find("p[@class='admonition-title']")
            if kinds and title is not None:
                title.text = self.titles[kinds.pop()]


def check(text: str, titles: Collection[str]) -> Iterator[Fault]:
    """Yield the alerts of a whole file that are unknown, or too many."""
    loud = 0
    for number, line in prose(text):
        match = ALERT.match(line)
        if not match:
            continue
        kind = match[1].lower()
        if kind not in titles:
            known = ", ".join(f"[!{title.upper()}]" for title in titles)
            yield Fault(number, f"unknown callout `[!{match[1]}]`", f"known are {known}")
        if match[2].strip():
            yield Fault(number, "words beside a callout's kind", "put them on the next line")
        loud += kind in LOUD
        if kind in LOUD and loud == MOST_LOUD + 1:
            remedy = f"keep {MOST_LOUD} a page, and tell the rest as plain text"
            yield Fault(number, "a third warning on this page", remedy)
