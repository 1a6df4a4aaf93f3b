"""Let the site be taken along: read from disk, printed, or kept as one file.

    make build OFFLINE=1

writes site-offline/, in which every address names a file, and site-offline.zip. A build that is
told where such a file is, COPY=site-offline.zip, publishes it as offline.zip and links to it from
the page that `sharing.copy_page` in strings.yml names.
"""

import os
import shutil
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from kit.i18n import building, reader_locale
from kit.page import locale_of
from kit.site import site_of

NAME = "offline.zip"


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.globals["sharing"] = site_of(config).strings[reader_locale(config)].sharing


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    context["address"] = public(page.url, config.site_url)  # type: ignore[typeddict-unknown-key]
    copy, words = os.environ.get("COPY"), site_of(config).strings[locale_of(page)].sharing
    if copy and page.file.src_uri.partition("/")[2] == words.copy_page:
        size = megabytes(Path(copy).stat().st_size)
        context["copy"] = {"url": NAME, "size": size}  # type: ignore[typeddict-unknown-key]


@event_priority(-150)  # once for the whole site, when all languages stand there
def on_post_build(config: MkDocsConfig) -> None:
    if not building(config) and (copy := os.environ.get("COPY")):
        shutil.copyfile(copy, Path(config.site_dir, NAME))


def public(url: str, top: str | None) -> str:
    """Return the address of a page on the published site, whose addresses name no files."""
    folder = url.removesuffix("index.html")
    return urljoin(top or "", f"{folder.removesuffix('.html')}/" if ".html" in folder else folder)


def megabytes(size: int) -> str:
    """Return a size in bytes as readers know it."""
    return f"{max(size / 1_000_000, 0.1):.1f} MB"
