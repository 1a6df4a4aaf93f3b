"""Say in which language a page is that has not been translated, on it and on the way to it.

Where a language lacks a page, static-i18n shows the source's. The text then keeps the words and
the `lang` of its own language, below a notice in the reader's; links from the one language into
the other are marked: [A page](../part/page.md) → A page (DE).
"""

from collections.abc import Callable
from functools import cache
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, SubElement

from jinja2 import Environment
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from kit.dates import language_name
from kit.i18n import written_in
from kit.page import installed, locale_of
from kit.site import site_of

APART = ("svg", "figure")  # a drawing is of one piece with its labels


def on_config(config: MkDocsConfig) -> None:
    installed(config, LinkMarks)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    marks, here = installed(config, LinkMarks), PurePosixPath(page.file.src_uri).parent

    @cache
    def language_of(href: str) -> str | None:
        file = files.get_file_from_path(normpath(here / unquote(urlsplit(href).path)))
        return written_in(file) if file and file.is_documentation_page() else None

    marks.locale, marks.language_of = locale_of(page), language_of


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    env.globals["language_name"] = language_name
    return env


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    context["text"] = site_of(config).strings[locale_of(page)]


class LinkMarks(Extension):
    """Marks on links to pages in another language than the text, which is in `locale`."""

    def __init__(
        self, locale: str = "", language_of: Callable[[str], str | None] = lambda _: None
    ) -> None:
        self.locale, self.language_of = locale, language_of

    def extendMarkdown(self, md: Markdown) -> None:
        processor = LinkMarksProcessor(md, self.locale, self.language_of)
        md.treeprocessors.register(processor, "site-fallback", 8)


class LinkMarksProcessor(Treeprocessor):
    def __init__(self, md: Markdown, locale: str, language_of: Callable[[str], str | None]) -> None:
        super().__init__(md)
        self.locale, self.language_of = locale, language_of

    def run(self, root: Element) -> None:
        if root.tag in APART:
            return
        href = root.get("href", "").partition("#")[0] if root.tag == "a" else ""
        language = self.language_of(href) if href else None
        if language not in (None, self.locale):
            root.set("hreflang", language)
            if root.get("class") != "term":  # which its tooltip explains where it stands
                SubElement(root, "span", {"class": "in-language"}).text = f" ({language.upper()})"
        for child in root:
            self.run(child)
