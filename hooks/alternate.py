"""Give the templates each page in all its languages."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from kit.i18n import editions, reader_locale


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    found = editions(page.file, config)
    context["editions"] = found
    context["edition"] = next((it for it in found if it.locale == reader_locale(config)), None)
