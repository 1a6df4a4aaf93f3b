"""Tell a reader where a translation lags behind its source.

A part that lags keeps its text, below a notice that leads to the same part of the source. One that
is critical has the helplines in its notice too, and gives way to the words of the source where the
record says that these changed in meaning.
"""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, fromstring

from markdown import Markdown
from markdown.extensions import Extension
from markdown.serializers import to_html_string
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from kit.i18n import alternates, locales
from kit.page import extensions, installed, locale_of, parts_of
from kit.site import site_of
from kit.strings import TranslationWords
from kit.translation import Part, Parts, State

HEADINGS = ("h1", "h2", "h3", "h4")


def on_config(config: MkDocsConfig) -> None:
    installed(config, Translation)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    source, translation = locales(config)[0], installed(config, Translation)
    original = alternates(page.file).get(source)
    translation.source = source
    translation.words = site_of(config).strings[locale_of(page)].translation
    translation.parts = parts_of(page, config)
    translation.url = get_relative_url(original.url, page.file.url) if original else ""
    translation.extensions = [it for it in extensions(config) if getattr(it, "in_banners", False)]
    return in_source_language(markdown, translation.parts)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    translation = installed(config, Translation)
    page.meta["lagging"] = translation.beginning
    # Links may lead to a part that is missing: its notice stands there, under its id.
    missing = {id_ for id_, part in translation.parts.items() if part.state is State.MISSING}
    page.present_anchor_ids = (page.present_anchor_ids or set()) | missing


class Translation(Extension):
    """Notices in the parts of a page that lag; that of its beginning is kept in `beginning`.

    `url` leads to the page in the source language, `source` is that language.
    """

    def __init__(
        self,
        words: TranslationWords | None = None,
        parts: Parts | None = None,
        url: str = "",
        source: str = "",
        extensions: Sequence[str | Extension] = (),
    ) -> None:
        self.words, self.parts, self.url, self.source = words, parts or {}, url, source
        self.extensions = extensions
        self.beginning = ""

    def extendMarkdown(self, md: Markdown) -> None:
        # After MkDocs' own (0), which knows no page of another language.
        md.treeprocessors.register(NoticeProcessor(md, self), "site-translation", -1)


class NoticeProcessor(Treeprocessor):
    def __init__(self, md: Markdown, translation: Translation) -> None:
        super().__init__(md)
        self.translation = translation

    def run(self, root: Element) -> None:
        self.translation.beginning = ""
        if self.translation.words is None:
            return
        write = Writer(self.translation, self.translation.words)
        above = {child: parent for parent in root.iter() for child in parent}
        headings = {it.get("id", ""): it for it in above if it.tag in HEADINGS}
        waiting: list[Element] = []  # notices of sections that are missing before the next heading
        for id_, part in self.translation.parts.items():
            heading = headings.get(id_)
            notices = [write.notice(id_, part)] if part.lags else []
            if not id_:
                self.translation.beginning = "".join(map(to_html_string, notices))
            elif heading is None:
                for notice in notices:
                    notice.set("id", id_)
                waiting += notices
            else:
                anchor = above[heading] if above[heading].tag == "legend" else heading
                group = above[anchor]
                if in_source(part):
                    mark(group, anchor, self.translation.source)
                here = list(group).index(anchor)
                group[here + 1 : here + 1] = notices
                group[here:here] = waiting
                waiting = []
        end = next((i for i, it in enumerate(root) if it.get("class") == "footnote"), len(root))
        root[end:end] = waiting


class Writer:
    """Writes notices in the words of one language, for one page."""

    def __init__(self, translation: Translation, words: TranslationWords) -> None:
        self.translation, self.words = translation, words

    def notice(self, id_: str, part: Part) -> Element:
        """Return what a reader must know of a part that lags."""
        notice = Element("div", {"class": "translation-notice", "data-search-exclude": ""})
        notice.tail = "\n"
        line = SubElement(notice, "p")
        line.text = f"{self.text(id_, part)} "
        target = f"#{id_}" if id_ and part.source else ""
        source = {"href": self.translation.url + target, "hreflang": self.translation.source}
        link = SubElement(line, "a", source)
        link.text = self.words.link if target else self.words.link_page
        if part.state is State.MISSING and part.source and part.source.heading:
            link.set("lang", self.translation.source)
            link.text = part.source.heading
        if part.critical:
            notice.set("class", "translation-notice translation-critical")
            helplines = Markdown(extensions=[*self.translation.extensions])
            notice.extend(fromstring(f"<div>{helplines.convert(self.words.critical)}</div>"))
        return notice

    def text(self, id_: str, part: Part) -> str:
        """Return the sentence that tells how a part lags."""
        if in_source(part):
            return f"{self.words.changed} {self.words.meaning}"
        if part.state is State.MISSING:
            return self.words.missing
        if part.state is State.REMOVED:
            return self.words.removed
        return self.words.changed if id_ else self.words.beginning


def mark(group: Element, heading: Element, language: str) -> None:
    """Say of all that follows a heading in its group, up to the next, that it is in a language."""
    for element in list(group)[list(group).index(heading) + 1 :]:
        if element.tag in (*HEADINGS, "fieldset"):
            return
        element.set("lang", language)
        element.set("data-search-exclude", "")


def in_source(part: Part) -> bool:
    """Tell whether a part is shown in the words of the source."""
    changed = part.state in (State.SOURCE, State.BOTH)
    return changed and part.critical and part.entry is not None and part.entry.meaning


def in_source_language(markdown: str, parts: Parts) -> str:
    """Return a page with the source's words in the parts of which `in_source` holds.

    The heading stays: it is in the contents.
    """
    for part in parts.values():
        if in_source(part) and part.source and part.translation:
            heading, *_ = part.translation.body
            new = "\n".join([heading, *part.source.body[1:]])
            markdown = markdown.replace("\n".join(part.translation.body), new, 1)
    return markdown
