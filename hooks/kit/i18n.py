"""What we need to know of mkdocs-static-i18n, in one place, so that it can be replaced.

The plugin builds each language as a whole MkDocs build inside the first one's `on_post_build`.
"""

from collections.abc import Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File


def locales(config: MkDocsConfig) -> list[str]:
    """Return the languages of the site as BCP 47 tags, the source language first."""
    return list(names(config))


def names(config: MkDocsConfig) -> dict[str, str]:
    """Return what each language of the site calls itself, the source language first."""
    languages = sorted(_plugin(config).config.languages, key=lambda it: not it.default)
    return {language.locale: language.name for language in languages}


def building(config: MkDocsConfig) -> bool:
    """Tell whether a further language is being built inside the first one's build."""
    return bool(_plugin(config).building)


def reader_locale(config: MkDocsConfig) -> str:
    """Return the language that is being built: the one that the reader chose."""
    return str(_plugin(config).current_language)


def alternates(file: File) -> Mapping[str, File]:
    """Return the page in each language; where one lacks it, in the source language's words."""
    return getattr(file, "alternates", {})


def place(path: str, locale: str, config: MkDocsConfig) -> str:
    """Return the file of the site that holds a page, by its path among those of a language."""
    top = "" if locale == locales(config)[0] else f"{locale}/"
    return f"{top}{path}" + ("/index.html" if config.use_directory_urls else ".html")


def _plugin(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]
