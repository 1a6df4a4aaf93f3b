"""What we need to know of mkdocs-static-i18n, in one place, so that it can be replaced.

The plugin builds each language as a whole MkDocs build inside the first one's `on_post_build`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig


def locales(config: MkDocsConfig) -> list[str]:
    """Return the languages of the site as BCP 47 tags, the source language first."""
    languages = _plugin(config).config.languages
    return [language.locale for language in sorted(languages, key=lambda it: not it.default)]


def pairs(config: MkDocsConfig) -> Iterator[tuple[Path, Path]]:
    """Yield each page of the source language with each of its translations, as files."""
    source, *translations = (Path(config.docs_dir, locale) for locale in locales(config))
    for folder in translations:
        for translation in sorted(folder.rglob("*.md")):
            original = source / translation.relative_to(folder)
            if original.is_file():
                yield original, translation


def building(config: MkDocsConfig) -> bool:
    """Tell whether a further language is being built inside the first one's build."""
    return bool(_plugin(config).building)


def turn_to(config: MkDocsConfig, locale: str, *, inside: bool = False) -> None:
    """Let the next language that is built be this one, as the first or inside the first's build."""
    plugin = _plugin(config)
    plugin.current_language, plugin.building = locale, inside


def build_no_others(config: MkDocsConfig, *, whole: bool) -> None:
    """Let the language that was just built be the last one, as the whole site or a part of it."""
    plugin, here = _plugin(config), reader_locale(config)
    plugin.config.languages = [it for it in plugin.config.languages if it.locale == here]
    plugin.building = not whole


def reader_locale(config: MkDocsConfig) -> str:
    """Return the language that is being built: the one that the reader chose."""
    return str(_plugin(config).current_language)


def _plugin(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]
