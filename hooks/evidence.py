"""Say how well something is known, by a label that leads to the page on evidence.

    Short sleep goes with low mood.

    <!-- site:evidence fair -->

The labels stand in strings.yml; each is explained on a page, under an id of the same name.
"""

from collections.abc import Collection, Iterator
from posixpath import relpath
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kit.faults import Fault
from kit.marks import SITE, site, take
from kit.page import installed, locale_of, report_page, text_of
from kit.site import site_of
from kit.source import prose
from kit.strings import EvidenceWords, is_blank

MARK = "evidence"


def on_config(config: MkDocsConfig) -> None:
    installed(config, Evidence)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    evidence = installed(config, Evidence)
    locale = locale_of(page)
    evidence.words = site_of(config).strings[locale].evidence
    here = page.file.src_uri.removeprefix(f"{locale}/")
    where = evidence.words.page
    evidence.page = "" if is_blank(where) else relpath(where, here.rpartition("/")[0] or ".")
    report_page(page, config, check(text_of(page, config), evidence.words.labels))


class Evidence(Extension):
    """Labels with links to the page, given as it is found from the page being rendered."""

    mark = MARK

    def __init__(self, words: EvidenceWords | None = None, page: str = "") -> None:
        self.words, self.page = words, page

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(
            EvidenceProcessor(md, self.words, self.page), "site-evidence", 13
        )


class EvidenceProcessor(Treeprocessor):
    def __init__(self, md: Markdown, words: EvidenceWords | None, page: str) -> None:
        super().__init__(md)
        self.words, self.page = words, page

    def run(self, root: Element) -> None:
        assert self.md is not None
        for parent in list(root.iter()):
            for element in parent.findall("p"):
                if match := take(element, self.md, site(MARK)):
                    self.label(element, match["rest"] or "")

    def label(self, paragraph: Element, kind: str) -> None:
        """Make of the paragraph that held the mark a label with its link."""
        paragraph.set("class", f"evidence evidence-{kind}")
        link = (
            SubElement(paragraph, "a", {"href": f"{self.page}#{kind}"}) if self.page else paragraph
        )
        link.text = self.words.labels.get(kind) if self.words else None


def check(text: str, labels: Collection[str]) -> Iterator[Fault]:
    """Yield the evidence marks of a whole file that are unknown or out of place."""
    for number, line in prose(text):
        for match in SITE.finditer(line):
            if match["name"] == MARK and match["rest"] not in labels:
                known = ", ".join(labels)
                yield Fault(number, f"unknown evidence `{match['rest']}`", f"known are {known}")
            if match["name"] == MARK and match.group() != line.strip():
                yield Fault(number, "an evidence mark beside text", "give it a line of its own")
