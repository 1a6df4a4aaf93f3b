"""Give the templates the words, dates and addresses of the language that the reader chose."""

import re
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure import nav
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kit.data import read
from kit.dates import direction, long_date
from kit.faults import Fault
from kit.i18n import reader_locale
from kit.page import report_file
from kit.sections import Section
from kit.site import site_of
from kit.source import read_text
from kit.strings import fill, is_blank

INDENT = re.compile(r"\n\s+")
WORDS_A_MINUTE = 200


def on_config(config: MkDocsConfig) -> None:
    config.edit_uri = f"{config.extra['repository']}/edit/main/docs/"


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    strings = site_of(config).strings[reader_locale(config)]
    page, _, heading = strings.page.help_page.partition("#")
    file = files.get_file_from_path(page)
    if file is None and not is_blank(page):
        path = Path(config.docs_dir, reader_locale(config), "strings.yml")
        line = read(read_text(path)).line(("page", "help_page"))
        fault = Fault(line, f"there is no page `{page}`", "name a page as `index.md#an-id`")
        report_file(path, config, [fault])
    env.globals["words"] = strings.page
    env.globals["frame"] = strings.frame
    env.globals["help_url"] = (file.url if file else "") + (f"#{heading}" if heading else "")
    env.globals["fill"] = fill
    env.filters["long_date"] = long_date
    env.filters["direction"] = direction
    env.filters["first_page"] = first_page
    return env


@event_priority(-125)  # after hooks/search.py, which cuts the content into sections
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    if not config.extra.get("sound"):  # else hooks/cache.py has them
        page.meta["minutes"] = minutes(page.meta["sections"])


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    # Every reader waits for it: the white space by which templates are easy to read.
    return output if "<pre" in output else INDENT.sub("\n", output)


def minutes(sections: Sequence[Section]) -> int:
    """Return how long it takes to read the sections of a page; the list of its sources is none."""
    words = (len(f"{it.heading} {it.text}".split()) for it in sections)
    return ceil(sum(words) / WORDS_A_MINUTE)


def first_page(item: nav.Section | Page) -> nav.Section | Page:
    """Return the page that a section of the navigation begins with; a page begins with itself."""
    return first_page(cast(nav.Section | Page, item.children[0])) if item.children else item
