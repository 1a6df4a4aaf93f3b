"""Show how the translations stand: all pages, and the parts of them that are not up to date.

    <!-- site:translations -->

GitHub shows the text around the mark. The table is made from the record (kit.translation): that of
one translation in its own words, those of all on the page in the source language.
"""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from kit.i18n import locales, names
from kit.marks import site, take
from kit.page import installed, locale_of, translations_of
from kit.site import site_of
from kit.strings import TranslationWords, fill
from kit.translation import Pages, Part, Parts, State

MARK = "translations"


def on_config(config: MkDocsConfig) -> None:
    installed(config, TranslationTable)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    table, here = installed(config, TranslationTable), page.file.url
    source, locale = locales(config)[0], locale_of(page)
    table.words, table.source, table.locale = None, source, locale
    if not site(MARK).search(markdown):
        return
    table.words, table.names = site_of(config).strings[locale].translation, names(config)
    table.translations = {
        language: pages
        for language, pages in translations_of(config).items()
        if locale in (source, language)
    }
    pages = {name for pages in table.translations.values() for name in pages}
    files_of = {name: files.get_file_from_path(f"{name}.md") for name in pages}
    table.urls = {name: get_relative_url(it.url, here) for name, it in files_of.items() if it}
    if folder := config.extra.get("side_by_side"):
        table.compared = get_relative_url(f"{folder}/", here)
    table.ending = "/" if config.use_directory_urls else ".html"


class TranslationTable(Extension):
    """A count and a table for each translation; `urls` leads to the pages, by their names.

    `compared` leads to the folder of the pages side by side, whose addresses have the `ending`.
    """

    mark = MARK

    def __init__(
        self,
        words: TranslationWords | None = None,
        translations: Mapping[str, Pages] | None = None,
        locale: str = "",
        source: str = "",
    ) -> None:
        self.words, self.translations = words, translations or {}
        self.locale, self.source = locale, source
        self.names: Mapping[str, str] = {}  # of the languages
        self.urls: Mapping[str, str] = {}
        self.compared, self.ending = "", "/"

    def extendMarkdown(self, md: Markdown) -> None:
        # After MkDocs' own (0), which does not know the pages side by side.
        md.treeprocessors.register(TableProcessor(md, self), "site-translation-table", -1)


class TableProcessor(Treeprocessor):
    def __init__(self, md: Markdown, data: TranslationTable) -> None:
        super().__init__(md)
        self.data = data

    def run(self, root: Element) -> None:
        assert self.md is not None
        for index, element in enumerate(list(root)):
            if element.tag == "p" and take(element, self.md, site(MARK)) and self.data.words:
                root.remove(element)
                root[index:index] = self.tables(self.data.words)

    def tables(self, words: TranslationWords) -> Iterator[Element]:
        """Yield a count and a table for each translation."""
        for language, pages in self.data.translations.items():
            states = [part.state for parts in pages.values() for part in parts.values()]
            counts = {"current": states.count(State.CURRENT), "count": len(states)}
            name = self.data.names.get(language, language)
            count, table = Element("p"), Element("table")
            count.text = fill(words.count, language=name, **counts)
            head = SubElement(SubElement(table, "thead"), "tr")
            for column in (words.page, words.current):
                SubElement(head, "th", {"scope": "col"}).text = column
            body = SubElement(table, "tbody")
            for page, parts in pages.items():
                self.row(SubElement(body, "tr"), language, page, parts, words)
            count.tail = table.tail = "\n"
            yield from (count, table)

    def row(
        self, row: Element, language: str, page: str, parts: Parts, words: TranslationWords
    ) -> None:
        """Fill the row of a page: its title, how many parts are up to date, and which are not."""
        first, second = SubElement(row, "td"), SubElement(row, "td")
        self.link(first, page, "", parts[""])
        if self.data.compared and parts[""].translation:
            first[-1].tail = ", "
            url = self.data.compared + language + "/" + page + self.data.ending
            SubElement(first, "a", {"href": url}).text = words.compare
        if not parts[""].translation:  # all of them are missing
            second.text = words.states.missing
            return
        rest = {id_: part for id_, part in parts.items() if part.state is not State.CURRENT}
        second.text = f"{len(parts) - len(rest)} / {len(parts)}"
        listing = SubElement(second, "ul") if rest else second
        for id_, part in rest.items():
            item = SubElement(listing, "li")
            self.link(item, page, id_, part, words.start)
            item[-1].tail = f": {getattr(words.states, part.state)}"

    def link(self, parent: Element, page: str, id_: str, part: Part, label: str = "") -> None:
        """Add the words of a heading: as a link in this language, marked in another."""
        ours = self.data.locale == self.data.source
        here, other = (part.source, part.translation)[:: 1 if ours else -1]
        if here is not None and page in self.data.urls:
            url = self.data.urls[page] + (f"#{id_}" if id_ else "")
            SubElement(parent, "a", {"href": url}).text = (
                label if label and not id_ else here.heading
            )
        elif other is not None:
            SubElement(parent, "span", {"lang": self.data.source}).text = other.heading
