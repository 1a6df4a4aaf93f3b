"""Give a page to those who want it on paper: a link to the page as PDF.

    ---
    handout: true
    ---

A page with a checklist has one without asking. Printing takes Chromium and about a second a page,
so the links are written only where HANDOUTS=1 asks for them, as `make release` does where there is
a Chromium; then kit/paper.py prints each page that has one.
"""

import os

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from checklist import TASK
from kit.page import front_of, text_of
from kit.site import FrontMatter
from kit.source import prose


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    front = front_of(page, config)
    asked = os.environ.get("HANDOUTS") and config.use_directory_urls
    if asked and wanted(front, text_of(page, config)):
        context["handout"] = place(page.url)  # type: ignore[typeddict-unknown-key]


def place(url: str) -> str:
    """Return where the PDF of a page stands, given the address of the page in the site."""
    return f"{url.strip('./') or 'index'}.pdf"


def wanted(front: FrontMatter, text: str) -> bool:
    """Tell whether a page, given with its whole file, is one to have on paper."""
    return front.handout or any(TASK.match(line) for _, line in prose(text))
