"""Give the templates each page in all its languages, and the words of all languages.

The words serve what speaks to readers of every language at once: the hint on a page that it exists
in the reader's own, and the page for addresses that do not exist.
"""

from functools import partial
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from kit.i18n import alternates, editions, reader_locale
from kit.site import site_of


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    env.globals["strings"] = site_of(config).strings
    env.globals["url_in"] = partial(url_in, files)
    return env


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    found = editions(page.file, config)
    context["editions"] = found
    context["edition"] = next((it for it in found if it.locale == reader_locale(config)), None)


def url_in(files: Files, locale: str, page: str) -> str:
    """Return the address of a page, given as in `nav:` or with `#an-id`, in any language."""
    path, hash_sign, heading = page.partition("#")
    file = files.get_file_from_path(path)
    edition = alternates(file).get(locale) if file else None
    return f"{edition.url}{hash_sign}{heading}" if edition else ""
