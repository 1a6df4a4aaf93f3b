"""What we need to know of mkdocs-static-i18n, in one place, so that it can be replaced.

The plugin builds each language as a whole MkDocs build inside the first one's `on_post_build`.
"""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from kit.data import read


def locales(config: MkDocsConfig) -> list[str]:
    """Return the languages of the site as BCP 47 tags, the source language first."""
    languages = _plugin(config).config.languages
    return [language.locale for language in sorted(languages, key=lambda it: not it.default)]


def declared(text: str) -> list[str]:
    """Return the languages of mkdocs.yml, given as a text, for what runs without MkDocs."""
    plugins = read(text).value["plugins"]
    (options,) = (it["i18n"] for it in plugins if isinstance(it, dict) and "i18n" in it)
    languages = sorted(options["languages"], key=lambda it: it.get("default") != "true")
    return [language["locale"] for language in languages]


def counterpart(file: File, locale: str) -> File | None:
    """Return the file of a page in another language; None if it has none there."""
    found: File | None = file.alternates.get(locale)  # type: ignore[attr-defined]
    return found


def building(config: MkDocsConfig) -> bool:
    """Tell whether a further language is being built inside the first one's build."""
    return bool(_plugin(config).building)


def reader_locale(config: MkDocsConfig) -> str:
    """Return the language that is being built: the one that the reader chose."""
    return str(_plugin(config).current_language)


def _plugin(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]
