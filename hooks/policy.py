"""Let nothing into a page that the lists of `kit/html.py` do not name.

The rendered page is the authority: whatever Markdown, front matter and words become, a page has
only known elements, attributes, classes and addresses, and begins with the policy that browsers
hold it to. Nothing is mended or taken out in silence.
"""

from collections.abc import Iterable, Iterator
from itertools import starmap
from pathlib import Path
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
from kit.html import Refused, line_of, refused_content, refused_page, refused_raw
from kit.i18n import reader_locale
from kit.page import installed, path_of, report_file, report_page, text_of
from kit.policy import read_policy
from kit.site import site_of
from kit.source import read_text


def on_config(config: MkDocsConfig) -> None:
    installed(config, Guard)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for file in list(files):
        if file.src_uri.endswith((".min.js", ".map")) or "/lunr/" in file.src_uri:
            files.remove(file)  # the theme's own scripts, none of which a page may run
    return files


@event_priority(-100)  # after all others
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    telephones = [row.tel for row in site_of(config).helplines.values()]
    raw = starmap(Refused, installed(config, Guard).raw)
    found = [*raw, *refused_content(html, telephones)]
    report_page(page, config, check(text_of(page), found) if found else [])


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    policy = read_policy(Path(config.theme.custom_dir or ""), config.use_directory_urls)
    # Empty for a script that is not on the list: the page then has a fault that names it.
    env.filters["integrity"] = lambda script: (
        (policy.integrity and policy.scripts.get(script)) or ""
    )
    return env


@event_priority(-100)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    policy = read_policy(Path(config.theme.custom_dir or ""), config.use_directory_urls)
    # The preview reloads its pages by a script of its own, which no list can know.
    found = refused_page(output, None if config.extra.get("preview") else policy)
    own, words = path_of(page.file), Path(config.docs_dir, reader_locale(config), "strings.yml")
    said = installed(config, Guard).said
    for refused in found:
        if line_of(read_text(own), refused.written):
            report_file(own, config, check(read_text(own), [refused]))
        elif refused not in said:  # all pages may have it, and one message will do
            said.add(refused)
            path = words if line_of(read_text(words), refused.written) else own
            report_file(path, config, check(read_text(path), [refused]))


class Guard(Extension):
    """Finds what an author wrote as HTML: all that Markdown would let through as it is."""

    leaves = ("raw",)

    def __init__(self) -> None:
        self.raw: list[Refused] = []
        self.said: set[Refused] = set()

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
        self.guard.raw = list(refused_raw(written))


def check(text: str, found: Iterable[Refused]) -> Iterator[Fault]:
    """Yield what was refused as faults of the file that it came from."""
    for refused in found:
        line = line_of(text, refused.written) or 1
        yield Fault(line, refused.problem, refused.remedy)
