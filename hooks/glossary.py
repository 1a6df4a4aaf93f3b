"""Explain a term where a page first uses it, from the page with all terms.

    - **Deep sleep** <!-- #deep-sleep -->: the part of the night in which the body rests most.

Such a list stands on the page that `glossary.page` in strings.yml names. On other pages the first
use of a term becomes a link to its entry, with the explanation as a tooltip.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from posixpath import relpath
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kit.faults import Fault
from kit.i18n import building, locales
from kit.page import installed, locale_of, report_file, translations_of
from kit.site import site_of
from kit.source import Section, prose, read_text
from kit.store import passed
from kit.translation import Parts
from kit.words import pattern, whole

ENTRY = re.compile(
    r"- \*\*(?P<term>[^*(]+?)(?: \(.*?\))?\*\*(?: \(.*?\))?"
    r" <!-- #(?P<id>[\w-]+) -->:? *(?P<text>.*)"
)
MARKUP = re.compile(r"\[([^\]]+)\]\([^)]*\)|[*_`]|\[\^[^\]]*\]|<!--.*?-->")
READING = ("p", "li", "td")  # where a reader reads on; not headings, labels or drawings
CLOSED = ("a", "label", "code", "svg", "h1", "h2", "h3", "h4", "th")


class Term(NamedTuple):
    """A term, the id of its entry, and its explanation without markup."""

    term: str
    id: str
    text: str


def on_config(config: MkDocsConfig) -> None:
    site, glossary = site_of(config), installed(config, Glossary)
    if not building(config):
        for locale, strings in site.strings.items():
            path = Path(config.docs_dir, locale, strings.glossary.page)
            glossary.terms[locale] = terms(read_text(path)) if path.is_file() else []
        ours = glossary.terms[locales(config)[0]]
        for locale, pages in translations_of(config).items():
            theirs = glossary.terms[locale]
            both = repr([ours, theirs])
            for name, parts in pages.items():
                said = texts(parts)
                known = passed("glossary", config).new(check(*said, ours, theirs), *said, both)
                report_file(Path(config.docs_dir, locale, f"{name}.md"), config, known)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    glossary, locale = installed(config, Glossary), locale_of(page)
    target = site_of(config).strings[locale].glossary.page
    here = page.file.src_uri.removeprefix(f"{locale}/")
    glossary.locale = locale if here != target else ""
    glossary.page = relpath(target, here.rpartition("/")[0] or ".")


class Glossary(Extension):
    """The terms of each language, and how the page with all terms is found from this one."""

    def __init__(self, terms: Mapping[str, list[Term]] | None = None, page: str = "") -> None:
        self.terms, self.page = dict(terms or {}), page
        self.locale = next(iter(self.terms), "")

    def extendMarkdown(self, md: Markdown) -> None:
        processor = GlossaryProcessor(md, self.terms.get(self.locale, []), self.page)
        md.treeprocessors.register(processor, "site-glossary", 11)


class GlossaryProcessor(Treeprocessor):
    def __init__(self, md: Markdown, terms: list[Term], page: str) -> None:
        super().__init__(md)
        self.page = page
        self.terms = {term.term.casefold(): term for term in terms}

    def run(self, root: Element) -> None:
        said = " ".join(root.itertext()).casefold()
        self.waiting = {name: it for name, it in self.terms.items() if longest(name) in said}
        self.pattern = pattern(frozenset(self.waiting))
        self.words = list(map(longest, self.waiting))
        self.visit(root, reading=False)

    def visit(self, element: Element, *, reading: bool) -> None:
        """Link the first use of each term in the text of an element and of those below it."""
        if element.tag in CLOSED or not self.waiting:
            return
        reading = reading or element.tag in READING
        if reading:
            self.link(element, "text", None)
        for child in list(element):
            self.visit(child, reading=reading)
            if reading:
                self.link(element, "tail", child)

    def link(self, parent: Element, slot: str, child: Element | None) -> None:
        """Link the first term in one piece of text, then look at what follows it."""
        owner = parent if child is None else child
        text = getattr(owner, slot) or ""
        folded = text.casefold()
        if not any(word in folded for word in self.words):  # sooner than by the pattern
            return
        found = ((it, " ".join(it[0].split()).casefold()) for it in self.pattern.finditer(text))
        match, name = next((it for it in found if it[1] in self.waiting), (None, ""))
        if not match:
            return
        term = self.waiting.pop(name)
        link = Element("a", {"class": "term", "href": f"{self.page}#{term.id}"})
        link.set("data-explained", term.text)
        link.text, link.tail = match[0], text[match.end() :]
        setattr(owner, slot, text[: match.start()])
        parent.insert(0 if child is None else list(parent).index(child) + 1, link)
        self.link(parent, "tail", link)


def longest(term: str) -> str:
    """Return the longest word of a term, without which it cannot stand in a text."""
    return max(term.split(), key=len)


def texts(parts: Parts) -> tuple[str, str]:
    """Return the prose of both sides of a page, without what the translation lags behind in."""
    alike = [part for part in parts.values() if not part.lags]
    return _prose(it.source for it in alike), _prose(it.translation for it in alike)


def _prose(sections: Iterable[Section | None]) -> str:
    return "\n".join(line for section in sections if section for _, line in section.lines)


def check(source: str, translation: str, ours: list[Term], theirs: list[Term]) -> Iterator[Fault]:
    """Yield the terms of a whole file whose pair its translation does not use.

    The source's own word is right too: a translation may keep it and explain it.
    """
    translated = {term.id: term.term for term in theirs}
    said, told = ("\n".join(line for _, line in prose(text)) for text in (source, translation))
    likely = whole(*(term.term for term in ours)).likely(said)
    for term in (it for it in ours if it.term in likely):
        pair = translated.get(term.id)
        if pair and whole(term.term).within(said) and not whole(pair, term.term).within(told):
            problem = f"“{term.term}” is not called “{pair}” here"
            yield Fault(1, problem, "use the word of the glossary once, or change it there")


def terms(text: str) -> list[Term]:
    """Return the terms of the list in a whole file."""
    return list(_terms(text))


def _terms(text: str) -> Iterator[Term]:
    for _, line in prose(text):
        if match := ENTRY.match(line):
            plain = MARKUP.sub(lambda it: it[1] or "", match["text"])
            yield Term(match["term"].strip(), match["id"], " ".join(plain.split()))
