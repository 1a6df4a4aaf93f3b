"""Mark words of another language, so that a screen reader says them as that language does.

    foreign:
      fr: [déjà vu, femme fatale]

Such a list stands in docs/<lang>/language.yml. Each word is marked wherever the text of that
language uses it (WCAG 2.2, 3.1.2).
"""

import re
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kit.data import read
from kit.i18n import building, locales
from kit.page import installed, locale_of
from kit.source import read_text

CLOSED = ("code", "pre", "svg")  # not prose; and a drawing has no room for another element


def on_config(config: MkDocsConfig) -> None:
    foreign = installed(config, Foreign)
    if not building(config):
        for language in locales(config):
            path = Path(config.docs_dir, language, "language.yml")
            foreign.words[language] = words_of(read_text(path)) if path.is_file() else {}


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    installed(config, Foreign).locale = locale_of(page)


class Foreign(Extension):
    """The foreign words of each language, each with the language that it is from."""

    in_banners = True

    def __init__(self, words: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self.words = dict(words or {})
        self.locale = next(iter(self.words), "")

    def extendMarkdown(self, md: Markdown) -> None:
        processor = ForeignProcessor(md, self.words.get(self.locale, {}))
        md.treeprocessors.register(processor, "site-foreign", 3)


class ForeignProcessor(Treeprocessor):
    def __init__(self, md: Markdown, words: Mapping[str, str]) -> None:
        super().__init__(md)
        self.words = words
        longest = sorted(map(re.escape, words), key=len, reverse=True)
        self.pattern = re.compile(rf"(?<![\w-])({'|'.join(longest)})(?![\w-])")

    def run(self, root: Element) -> None:
        said = "\n".join(root.itertext())
        if any(word in said for word in self.words):
            self.visit(root)

    def visit(self, element: Element) -> None:
        """Mark the words in the text of an element and of those below it."""
        if element.tag in CLOSED or element.get("lang"):
            return
        below = list(element)
        for child in below:
            self.visit(child)
        for child in reversed(below):
            before, spans = self.spans(child.tail or "")
            child.tail = before
            at = list(element).index(child) + 1
            element[at:at] = spans
        element.text, spans = self.spans(element.text or "")
        element[:0] = spans

    def spans(self, text: str) -> tuple[str, list[Element]]:
        """Return the text before the first foreign word, and an element for each with its tail."""
        before, *rest = self.pattern.split(text)
        found = []
        for word, tail in zip(rest[::2], rest[1::2], strict=True):
            span = Element("span", {"lang": self.words[word]})
            span.text, span.tail = word, tail
            found.append(span)
        return before, found


def words_of(text: str) -> dict[str, str]:
    """Return each foreign word that a whole file lists, with its language.

    What is no list of words is left out; hooks/language.py reports it.
    """
    rules = read(text).value
    listed = rules.get("foreign") if isinstance(rules, dict) else None
    return {
        word: language
        for language, words in (listed.items() if isinstance(listed, dict) else ())
        for word in (words if isinstance(words, list) else ())
        if isinstance(word, str) and word
    }
