"""What we need to know of mkdocs-static-i18n, in one place, so that it can be replaced.

The plugin builds each language as a whole MkDocs build inside the first one's `on_post_build`.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File


class Edition(NamedTuple):
    """A page as the readers of one language get it."""

    locale: str
    name: str  # what the language calls itself
    url: str  # from the top of the site
    address: str  # the whole of it
    written_in: str  # another language than `locale` where the page is not translated

    @property
    def translated(self) -> bool:
        return self.written_in == self.locale


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


def written_in(file: File) -> str:
    """Return the language of the text of a page, as static-i18n found it."""
    return str(file.locale)  # type: ignore[attr-defined]


def alternates(file: File) -> Mapping[str, File]:
    """Return the page in each language; where one lacks it, in the source language's words."""
    return getattr(file, "alternates", {})


def editions(file: File, config: MkDocsConfig) -> list[Edition]:
    """Return the page in each language, itself among them, the source language first."""
    found = alternates(file)
    return [
        Edition(locale, name, it.url, address(it, config), written_in(it))
        for locale, name in names(config).items()
        if (it := found.get(locale))
    ]


def address(file: File, config: MkDocsConfig) -> str:
    """Return the whole address of a page."""
    return f"{config.site_url or ''}{'' if file.url == './' else file.url}"


def place(path: str, locale: str, config: MkDocsConfig) -> str:
    """Return the file of the site that holds a page, by its path among those of a language."""
    top = "" if locale == locales(config)[0] else f"{locale}/"
    return f"{top}{path}" + ("/index.html" if config.use_directory_urls else ".html")


def _plugin(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]
