"""See to it that every section of the navigation has a name in every language.

    nav:                          plugins: i18n: languages: de:
      - Sleep:                        nav_translations:
          - …                             Sleep: Schlaf

static-i18n shows the source language's name, without a word, where one is missing.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from kit.faults import Fault, report, shown
from kit.i18n import building
from kit.source import read_text


def on_config(config: MkDocsConfig) -> None:
    if not building(config):
        path = Path(config.config_file_path or "mkdocs.yml")
        names = {
            language.locale: language.nav_translations or {}
            for language in config.plugins["i18n"].config.languages
            if not language.default
        }
        faults = check(read_text(path), config.nav, names)
        report(shown(path, path.parent), faults)


def check(text: str, nav: Any, names: Mapping[str, Mapping[str, str]]) -> Iterator[Fault]:
    """Yield the sections of `nav` that lack a name; `text` is mkdocs.yml, for its lines."""
    for section in sections(nav):
        for language, known in names.items():
            if section not in known:
                yield Fault(
                    _line(text, section),
                    f"the section “{section}” has no name in `{language}`",
                    f"add `{section}: …` to nav_translations of `{language}`, "
                    "under plugins, i18n, languages",
                )


def sections(nav: Any) -> Iterator[str]:
    """Yield the names of all sections, and of pages that are named in the nav itself."""
    for entry in nav or []:
        for name, below in entry.items() if isinstance(entry, dict) else ():
            yield name
            if isinstance(below, list):
                yield from sections(below)


def _line(text: str, section: str) -> int:
    lines = text.splitlines()
    found = [n for n, line in enumerate(lines, 1) if line.strip().startswith(f"- {section}:")]
    return found[0] if found else 1
