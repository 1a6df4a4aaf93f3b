"""Put the number of a service behind its name.

    Call [the sleep line](helpline:sleep-line).

The link text is the service's name; its number, address and cost stand in docs/helplines.yml.
"""

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import product
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kit import phone
from kit.faults import Fault
from kit.i18n import building, locales
from kit.page import installed, locale_of, report_file, report_page, text_of
from kit.site import Helpline, site_of
from kit.source import prose, read_text
from kit.strings import HelplineWords

SCHEME = "helpline:"
WORDS = ("strings.yml", "references.yml")  # of a language, beside its pages
LINK = re.compile(r"\[([^\]]*)\]\(helpline:([^)\s]*)\)")


def on_config(config: MkDocsConfig) -> None:
    site = site_of(config)
    extension = installed(config, Helplines)
    extension.rows, extension.today = site.helplines, site.today
    if not building(config):
        for language, name in product(locales(config), WORDS):
            path = Path(config.docs_dir, language, name)
            if path.is_file():
                faults = check(read_text(path), site.listed)
                report_file(path, config, faults)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    report_page(page, config, check(text_of(page, config), site_of(config).listed))
    installed(config, Helplines).words = site_of(config).strings[locale_of(page)].helpline


class Helplines(Extension):
    """Links to services, with the numbers known on the day of the build."""

    in_banners = True

    def __init__(
        self,
        rows: Mapping[str, Helpline] | None = None,
        today: date = date.min,
        words: HelplineWords | None = None,
    ) -> None:
        self.rows, self.today, self.words = rows or {}, today, words

    def extendMarkdown(self, md: Markdown) -> None:
        processor = HelplineProcessor(self.rows, self.today, self.words)
        md.treeprocessors.register(processor, "site-helpline", 16)


class HelplineProcessor(Treeprocessor):
    def __init__(
        self, rows: Mapping[str, Helpline], today: date, words: HelplineWords | None
    ) -> None:
        self.rows, self.today, self.words = rows, today, words

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            key = link.get("href", "").removeprefix(SCHEME)
            if link.get("href") != key:
                self.show(link, self.rows.get(key))

    def show(self, link: Element, row: Helpline | None) -> None:
        # From this:  <a href="helpline:sleep-line">the sleep line</a>
        # to this:    <span class="helpline">the sleep line <a href="tel:…">0123-4567</a>
        #             <small>(free)</small></span>
        name, tail = "".join(link.itertext()), link.tail
        number, url = (row.number(self.today), row.url) if row else (None, None)
        link.clear()
        link.tail = tail
        link.tag = "span"
        link.set("class", "helpline")
        link.text = name + " "
        if row is None or number is None:
            link.text = name if not url else ""
            if url:
                SubElement(link, "a", {"href": url}).text = name
            return
        if number in name.split():
            link.text = ""
            number = name
        SubElement(link, "a", {"href": f"tel:{row.tel}"}).text = number
        if row.cost == "free" and self.words:
            SubElement(link, "small").text = f" ({self.words.free})"


def check(text: str, rows: Collection[str]) -> Iterator[Fault]:
    """Yield the links of a whole file that name no known service, and numbers beside them."""
    for number, line in enumerate(text.split("\n"), 1):
        if found := phone.find(line):
            remedy = "write `[name](helpline:key)`; numbers stand in docs/helplines.yml alone"
            yield Fault(number, f"a telephone number, {found}", remedy)
    for number, line in prose(text):
        for match in LINK.finditer(line):
            name, key = match.groups()
            if key not in rows:
                # Of a number none is near: to call another may be the worst to do.
                close = [] if key.isdecimal() else difflib.get_close_matches(key, rows, 1)
                remedy = f"did you mean `{close[0]}`?" if close else "known are " + ", ".join(rows)
                yield Fault(number, f"there is no helpline `{key}`", remedy)
            if not name.strip():
                yield Fault(number, "a helpline without a name", f"write `[name](helpline:{key})`")
