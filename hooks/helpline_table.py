"""Show all services of a country as a table.

    <!-- site:helplines country=nl -->

GitHub cannot show it, so the page above it names docs/helplines.yml and the emergency number.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kit.dates import long_date
from kit.faults import Fault
from kit.marks import SITE, site, take
from kit.page import installed, locale_of, report_page, text_of
from kit.site import Helpline, site_of
from kit.source import prose
from kit.strings import HelplineWords, fill

MARK = "helplines"
ARGUMENTS = re.compile(r"country=(\w+)")


def on_config(config: MkDocsConfig) -> None:
    installed(config, HelplineTable)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    data, table = site_of(config), installed(config, HelplineTable)
    strings = data.strings[locale_of(page)]
    table.rows, table.today, table.words = data.helplines, data.today, strings.helpline
    table.language = strings.language
    report_page(page, config, check(text_of(page, config), data.helplines))


class HelplineTable(Extension):
    """Tables of services, with the numbers known on the day of the build."""

    mark = MARK

    def __init__(
        self,
        rows: Mapping[str, Helpline] | None = None,
        today: date = date.min,
        words: HelplineWords | None = None,
        language: str = "en-GB",
    ) -> None:
        self.rows, self.today, self.words, self.language = rows or {}, today, words, language

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(TableProcessor(md, self), "site-helpline-table", 12)


class TableProcessor(Treeprocessor):
    def __init__(self, md: Markdown, data: HelplineTable) -> None:
        super().__init__(md)
        self.data = data

    def run(self, root: Element) -> None:
        assert self.md is not None
        for index, element in enumerate(list(root)):
            match = take(element, self.md, site(MARK)) if element.tag == "p" else None
            country = ARGUMENTS.fullmatch(match["rest"] or "") if match else None
            if country and self.data.words:
                root.remove(element)
                root.insert(index, self.table(country[1], self.data.words))

    def table(self, country: str, words: HelplineWords) -> Element:
        """Return the table of a country: each service with what it is for, and its number."""
        table = Element("table")
        head = SubElement(SubElement(table, "thead"), "tr")
        for column in (words.service, words.number):
            SubElement(head, "th", {"scope": "col"}).text = column
        body = SubElement(table, "tbody")
        for key, row in self.data.rows.items():
            if row.country == country and key in words.services:
                self.row(SubElement(body, "tr"), key, row, words)
        return table

    def row(self, line: Element, key: str, row: Helpline, words: HelplineWords) -> None:
        """Fill a line of the table; a number whose check is too old is left out."""
        service = words.services[key]
        cell = SubElement(line, "td")
        if row.url:
            name = SubElement(cell, "a", {"href": row.url})
            name.text, name.tail = service.name, f": {service.purpose}"
        else:
            cell.text = f"{service.name}: {service.purpose}"
        day = long_date(row.checked, self.data.language)
        checked = SubElement(cell, "small", {"class": "checked"})
        checked.text = fill(getattr(words.checked, row.status), date=day)
        cell = SubElement(line, "td")
        if number := row.number(self.data.today):
            SubElement(cell, "a", {"href": f"tel:{row.tel}"}).text = number
            cell[0].tail = f" ({words.free if row.cost == 'free' else words.usual})"


def check(text: str, rows: Mapping[str, Helpline]) -> Iterator[Fault]:
    """Yield the table marks of a whole file that name no country."""
    countries = sorted({row.country for row in rows.values()})
    for number, line in prose(text):
        for match in SITE.finditer(line):
            country = ARGUMENTS.fullmatch(match["rest"])
            if match["name"] == MARK and (not country or country[1] not in countries):
                known = " or ".join(f"`country={it}`" for it in countries)
                yield Fault(number, f"no helplines for `{match['rest']}`", f"write {known}")
