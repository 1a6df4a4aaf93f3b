"""Make sites of any size out of the real one, for the stock stack and for ours.

The real pages are copied over and over, links, components, data and all, so that every size has
the same mix of words, headings, lists, tables, checklists, drawings, citations and terms. Each
copy has a title of its own and a paragraph of made-up words, so that no two pages are the same
text, and the vocabulary grows with the site. The table of all translations stands on one page of
a language, as on the real site. All of it is the same at every run.
"""

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
PARTS = ("docs", "hooks", "overrides")
LANGUAGES = {"nl": "Nederlands", "en": "English"}
ADDRESS = re.compile(r"^permalink: +|^redirect_from: +\[|(?<=\w), +(?=.*\]$)", re.MULTILINE)
FEATURES = ["content.action.edit", "navigation.footer", "navigation.top"]  # no pruned nav: as most
PALETTE = [
    {
        "media": f"(prefers-color-scheme: {media})",
        "scheme": scheme,
        "toggle": {"icon": f"material/{icon}", "name": "Scheme"},
    }
    for media, scheme, icon in (
        ("light", "default", "weather-night"),
        ("dark", "slate", "weather-sunny"),
    )
]
EXCEPTED = re.compile(r"(?<=pages: \[)[^\]]*(?=\])")
WHOLE = "<!-- site:translations -->"  # a table of all pages
TITLE = re.compile(r"^# .*$", re.MULTILINE)
SYLLABLES = [first + last for first in "bdfgklmnprstvz" for last in "aeiou"]


class Tags(yaml.SafeLoader):
    """Reads mkdocs.yml; what a tag such as !ENV stands for does not matter here."""


Tags.add_multi_constructor("!", lambda loader, suffix, node: None)


def make(place: Path, size: int) -> int:
    """Write `place/ours` and `place/stock`, of at least one round of pages; return their number.

    The number of pages a language is the nearest to `size` that whole rounds of all pages make.
    """
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Tags)
    pages = len(list((ROOT / "docs" / "nl").rglob("*.md")))
    rounds = max(1, round(size / pages))
    nav = navigation(settings["nav"], rounds)
    ours, stock = place / "ours", place / "stock"
    for part in PARTS:
        shutil.copytree(ROOT / part, ours / part, ignore=shutil.ignore_patterns("__pycache__"))
    for language in LANGUAGES:
        folder = ours / "docs" / language
        sources = {it.relative_to(folder): it.read_text("utf-8") for it in folder.rglob("*.md")}
        for number in range(1, rounds):
            for path, text in sources.items():
                copy = folder / f"deel-{number}" / path
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_text(vary(text, number, path, language), "utf-8")
        rules = folder / "language.yml"
        text = EXCEPTED.sub(lambda it: repeated(it, rounds), rules.read_text("utf-8"))
        rules.write_text(text, "utf-8")
    shutil.copy(ROOT / "mkdocs.yml", ours)
    confirm(ours)
    (ours / "mkdocs.yml").rename(ours / "base.yml")
    write(ours / "mkdocs.yml", {"INHERIT": "base.yml", "nav": nav})
    shutil.copytree(ours / "docs", stock / "docs")
    write(stock / "mkdocs.yml", plain(settings, nav))
    return pages * rounds


def confirm(place: Path) -> None:
    """Put the copies on the record of translations, on which their originals stand."""
    command = [sys.executable, "-m", "kit.translating", ".", "translated", "en"]
    environment = {**os.environ, "PYTHONPATH": "hooks"}
    subprocess.run(command, cwd=place, env=environment, check=True, stdout=subprocess.DEVNULL)


def vary(text: str, number: int, path: Path, language: str) -> str:
    """Return a copy of a page under a title, an address and with words of its own."""
    chance = random.Random(f"{number} {path}")  # the same words in both languages, as a name is
    sentences = [
        " ".join("".join(chance.choices(SYLLABLES, k=3)) for _ in range(9)).capitalize() + "."
        for _ in range(3)
    ]
    front, mark, body = text.partition("\n---\n")
    lines = [
        ADDRESS.sub(lambda it: f"{it[0]}deel-{number}/", line)
        if line.startswith(("permalink:", "redirect_from:"))
        else line
        for line in front.splitlines()
    ]
    if path.name == "index.md" and language != "nl":
        lines.append(f"permalink: deel-{number}")
    front = "\n".join(lines)
    body = body.replace(WHOLE, "")
    body = TITLE.sub(lambda it: f"{it[0]} {number}\n\n{' '.join(sentences)}", body, count=1)
    return front + mark + body


def repeated(pages: re.Match[str], rounds: int) -> str:
    """Return a list of pages that a rule excepts, with their copies."""
    names = [name.strip() for name in pages[0].split(",")]
    copies = [f"deel-{number}/{name}" for number in range(1, rounds) for name in names]
    return ", ".join(names + copies)


def navigation(nav: list[Any], rounds: int) -> list[Any]:
    """Return a nav for all rounds that is deep instead of broad: no level grows with the site.

    The copies go below the sections of the real pages, under the names that sections have, since
    these are the ones that all languages have a name for.
    """
    names = [next(iter(entry)) for entry in nav if isinstance(entry, dict)]
    whole = [dict(entry) if isinstance(entry, dict) else entry for entry in nav]
    for number in range(1, rounds):
        above, name = (number - 1) % len(names), names[(number - 1) // len(names) % len(names)]
        section = next(it for it in whole if isinstance(it, dict) and names[above] in it)
        section[names[above]] = [*section[names[above]], {name: list(moved(nav, number))}]
    return whole


def moved(nav: list[Any], number: int) -> Iterator[Any]:
    """Yield the entries of a nav with their pages in the folder of a round."""
    for entry in nav:
        if isinstance(entry, dict):
            yield {name: list(moved(below, number)) for name, below in entry.items()}
        else:
            yield f"deel-{number}/{entry}"


def plain(settings: dict[str, Any], nav: list[Any]) -> dict[str, Any]:
    """Return the settings of the same pages without hooks, templates or styles of ours."""
    plugin = next(it["i18n"] for it in settings["plugins"] if isinstance(it, dict) and "i18n" in it)
    languages = [
        {key: value for key, value in language.items() if key != "theme"}
        for language in plugin["languages"]
    ]
    return {
        "site_name": settings["site_name"],
        "site_url": "https://hechtwijzer.example/",
        "edit_uri": "https://hechtwijzer.example/repository/edit/main/docs/",
        "nav": nav,
        "exclude_docs": settings["exclude_docs"],
        "theme": {"name": "material", "font": False, "palette": PALETTE, "features": FEATURES},
        "plugins": ["search", {"i18n": {"docs_structure": "folder", "languages": languages}}],
        "markdown_extensions": ["footnotes", "tables", {"pymdownx.quotes": {"callouts": True}}],
    }


def write(path: Path, settings: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), "utf-8")
