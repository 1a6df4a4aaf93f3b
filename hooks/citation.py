"""Turn a footnote mark into its source, in APA style and in the language of the page.

    Short sleep goes with low mood.[^walker2017]

The works stand in docs/references.json, as CSL-JSON; what must be said of one in a language, such
as a description where it has no title, stands in docs/<lang>/references.yml. The page gets the
list of its sources at its end; `<!-- site:bibliography -->` gives the list of all works. A page
that has that names no work twice: its marks lead into that list and have the numbers there.
"""

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kit import bibliography
from kit.faults import Fault
from kit.i18n import building
from kit.marks import site, take
from kit.page import installed, locale_of, report_file, report_page, text_of
from kit.site import site_of
from kit.source import prose
from kit.store import digest, folder, once, program
from kit.strings import CitationWords, fill

MARK = "bibliography"
STYLE = "apa.csl"  # APA, 7th edition; CC BY-SA 3.0, as it says itself
HEADING_ID = "sources"
CITED = re.compile(r"\[\^([^\]\s]+)\](?!:)")
DEFINED = re.compile(r" {0,3}\[\^([^\]\s]+)\]:")


def on_config(config: MkDocsConfig) -> None:
    site = site_of(config)
    citations = installed(config, Citations)
    if not building(config):
        citations.works = {locale: works(config, locale) for locale in site.strings}
        texts = [text for found in site.texts.values() for text in found.values()]
        cited = {key for text in texts for key in keys(text)}
        faults = check_cited(site.lines, cited)
        report_file(Path(config.docs_dir, "references.json"), config, faults)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    report_page(page, config, check(text_of(page, config), site_of(config).lines))
    citations, locale = installed(config, Citations), locale_of(page)
    citations.locale = locale
    citations.words = site_of(config).strings[locale].citation
    # Markdown's footnotes count with `{}`.
    title = fill(citations.words.back, number="{}")
    config.mdx_configs["footnotes"] = {"BACKLINK_TITLE": title}


class Citations(Extension):
    """The entries of all works as HTML, by language and key, for the marks of a page."""

    mark = MARK

    def __init__(
        self,
        works: Mapping[str, Mapping[str, str]] | None = None,
        locale: str = "",
        words: CitationWords | None = None,
    ) -> None:
        self.works, self.locale, self.words = works or {}, locale, words

    def extendMarkdown(self, md: Markdown) -> None:
        works, words = self.works.get(self.locale, {}), self.words
        # Last of all, when the text is what the blocks are made of; no line is added to it.
        md.preprocessors.register(CitationPreprocessor(md, works), "site-citation", -1)
        md.treeprocessors.register(SourcesProcessor(md, works, words), "site-citation", 14)


class CitationPreprocessor(Preprocessor):
    def __init__(self, md: Markdown, works: Mapping[str, str]) -> None:
        super().__init__(md)
        self.works = works

    def run(self, lines: list[str]) -> list[str]:
        assert self.md is not None
        for footnotes in self.md.registeredExtensions:
            if isinstance(footnotes, FootnoteExtension):
                for key in dict.fromkeys(CITED.findall("\n".join(lines))):
                    if key in self.works:
                        footnotes.setFootnote(key, self.md.htmlStash.store(self.works[key]))
        return lines


class SourcesProcessor(Treeprocessor):
    def __init__(self, md: Markdown, works: Mapping[str, str], words: CitationWords | None) -> None:
        super().__init__(md)
        self.works, self.words = works, words

    def run(self, root: Element) -> None:
        assert self.md is not None
        for notes in root.findall("div[@class='footnote']"):
            for rule in notes.findall("hr"):
                notes.remove(rule)
            heading = Element("h2", {"id": HEADING_ID})
            heading.text = self.words.heading if self.words else ""
            notes.insert(0, heading)
        for number, element in enumerate(list(root)):
            if element.tag == "p" and take(element, self.md, site(MARK)):
                root.remove(element)
                root.insert(number, self.bibliography())
                self.lead_there(root)

    def bibliography(self) -> Element:
        """Return the list of all works, in the order of the style."""
        assert self.md is not None
        works = Element("ol", {"class": "bibliography"})
        for key, html in self.works.items():
            SubElement(works, "li", {"id": key}).text = self.md.htmlStash.store(html)
        return works

    def lead_there(self, root: Element) -> None:
        """Let the marks of works lead to the list of all, in place of one of their own."""
        numbers = {f"#fn:{key}": number for number, key in enumerate(self.works, 1)}
        for mark in root.iter("sup"):
            link = mark.find("a[@class='footnote-ref']")
            if link is not None and (target := link.get("href", "")) in numbers:
                link.set("href", f"#{target.removeprefix('#fn:')}")
                link.text = str(numbers[target])
                del mark.attrib["id"]  # nothing leads back to it
        for notes in root.findall("div[@class='footnote']"):
            for ordered in notes.findall("ol"):
                for entry in ordered.findall("li"):
                    if f"#{entry.get('id')}" in numbers:
                        ordered.remove(entry)
            if notes.find("ol/li") is None:
                root.remove(notes)


def works(config: MkDocsConfig, locale: str) -> dict[str, str]:
    """Return the entries of all works in a language, as HTML of ours."""
    site, style = site_of(config), Path(config.docs_dir, STYLE)
    given = site.references, site.notes.get(locale, {}), site.strings[locale].language
    key = digest(program(__file__, bibliography.__file__), style.read_bytes(), repr(given))
    place = folder(config) / "works" / f"{locale}.json"
    found = once(place, key, lambda: rendered(bibliography.entries(style, *given)))
    return {work: Markup(html) for work, html in found.items()}


def rendered(works: Mapping[str, str]) -> dict[str, str]:
    """Return entries in Markdown as HTML: made once, since many pages cite the same."""
    reader = Markdown()
    return {
        key: reader.reset().convert(text).removeprefix("<p>").removesuffix("</p>")
        for key, text in works.items()
    }


@lru_cache(maxsize=4096)  # asked at the beginning and at the end of a build
def keys(text: str) -> frozenset[str]:
    """Return the keys of the works that a whole file cites."""
    return frozenset(key for _, line in prose(text) for key in CITED.findall(line))


def check(text: str, references: Collection[str]) -> Iterator[Fault]:
    """Yield the marks of a whole file that name no work."""
    lines = list(prose(text))
    known = {match[1] for _, line in lines if (match := DEFINED.match(line))} | set(references)
    for number, line in lines:
        for key in CITED.findall(line):
            if key not in known:
                close = difflib.get_close_matches(key, known, 1)
                remedy = f"did you mean `[^{close[0]}]`?" if close else "add it to references.json"
                yield Fault(number, f"there is no source `[^{key}]`", remedy)


def check_cited(lines: Mapping[str, int], cited: Collection[str]) -> Iterator[Fault]:
    """Yield the works that no page cites, each with its line in docs/references.json."""
    for key, line in lines.items():
        if key not in cited:
            yield Fault(line, f"no page cites `{key}`", "cite it, or take it out")
