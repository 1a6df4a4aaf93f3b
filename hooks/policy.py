"""Let nothing into a page that the lists of `kit/html.py` do not name.

What is rendered is the authority: whatever Markdown and words become, the content of a page has
only known elements, attributes, classes and addresses. Nothing is mended or taken out in silence.
The frame around it is held to the same lists in the finished site, by `checks/after.py`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from jinja2 import Environment
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kit.faults import Fault
from kit.html import Refused, line_of, refused_content, refused_raw
from kit.i18n import building
from kit.page import installed, path_of, report_page, text_of, told_of
from kit.policy import add_integrity, read_policy
from kit.site import site_of
from kit.source import prose

ADDRESS = re.compile(r"(?:\]\(|<)(https:[^)>\s]+)")
DECLARATION = re.compile(r"<!\[")


def on_config(config: MkDocsConfig) -> None:
    installed(config, Guard)
    if not building(config):
        read_policy.cache_clear()


@event_priority(-100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    # Up to Python 3.13 the parser by which MkDocs looks for ids in HTML raises on `<![x`, in code
    # too. It would be refused as HTML; as text it is refused just so, and nothing raises.
    found = refused_raw(DECLARATION.findall(markdown))
    report_page(page, config, check(text_of(page, config), found))
    ours = [config.site_url, f"{config.extra['repository']}/blob/"]
    report_page(page, config, check_links(text_of(page, config), [it for it in ours if it]))
    return DECLARATION.sub("&lt;![", markdown)


@event_priority(-100)  # after all others
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    if config.extra.get("sound"):  # as hooks/cache.py knows, from when it was rendered
        return
    telephones = [row.tel for row in site_of(config).helplines.values()]
    guard, path = installed(config, Guard), path_of(page.file)
    made = list(beside(guard.raw, refused_content(html, telephones)))
    if guard.raw or made:
        text, told = text_of(page, config), set(told_of(config))
        report_page(page, config, check(text, guard.raw))
        # What a mistake becomes that its own check has told of need not be told again.
        faults = (it for it in check(text, made) if (path, it.line) not in told)
        report_page(page, config, faults)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    add_integrity(env, read_policy(Path(config.theme.custom_dir or ""), config.use_directory_urls))
    return env


class Guard(Extension):
    """Finds what an author wrote as HTML: all that Markdown would let through as it is."""

    def __init__(self) -> None:
        self.raw: list[Refused] = []

    def extendMarkdown(self, md: Markdown) -> None:
        # Right after inline: in the stash is what an author wrote, and our own HTML as `Markup`.
        md.treeprocessors.register(GuardProcessor(md, self), "site-policy", 20)


class GuardProcessor(Treeprocessor):
    def __init__(self, md: Markdown, guard: Guard) -> None:
        super().__init__(md)
        self.guard = guard

    def run(self, root: Element) -> None:
        assert self.md is not None
        stash = self.md.htmlStash.rawHtmlBlocks
        written = [it for it in stash if isinstance(it, str) and not isinstance(it, Markup)]
        self.guard.raw = [*refused_raw(written), *self.unreadable(root)]

    def unreadable(self, root: Element) -> Iterator[Refused]:
        """Yield addresses on which MkDocs would raise, and take them out."""
        for element in root.iter():
            for name in ("href", "src"):
                address = element.get(name, "")
                try:
                    urlsplit(address)
                except ValueError as error:
                    element.set(name, "")
                    remedy = "write it as it stands in a browser"
                    yield Refused(
                        f"the address `{address}` cannot be read: {error}", remedy, address
                    )


def beside(raw: Sequence[Refused], found: Iterable[Refused]) -> Iterator[Refused]:
    """Yield what was found but for what stands in raw HTML, which is said already."""
    for refused in found:
        if not any(refused.written in it.written for it in raw):
            yield refused


def check(text: str, found: Iterable[Refused]) -> Iterator[Fault]:
    """Yield what was refused as faults of the file that it came from."""
    for refused in found:
        line = line_of(text, refused.written) or 1
        yield Fault(line, refused.problem, refused.remedy)


def check_links(text: str, ours: Iterable[str]) -> Iterator[Fault]:
    """Yield the links of a whole file that lead to a page of ours as if it were elsewhere."""
    for number, line in prose(text):
        for address in ADDRESS.findall(line):
            if f"{address}/".startswith(tuple(ours)):
                remedy = "write the way to the file, as in `../part/page.md`"
                yield Fault(number, "a link to our own site", remedy)
