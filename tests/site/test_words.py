"""The generator knows no word that a reader sees, and no term of the subject.

Another team replaces docs/ and has a site about something else, in other languages.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kit.data import read
from kit.source import prose, read_text
from project import ROOT

SOURCE = "nl"
HEADING = re.compile(r"#+ (.*?)(?: *<!--.*)?$")
CODE = sorted(
    path
    for folder in ("hooks", "overrides")
    for path in (ROOT / folder).rglob("*")
    if path.is_file() and path.suffix != ".pyc"
)


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for below in value.values():
            yield from leaves(below)
    elif value is not None:
        yield value


def said(language: Path) -> Iterator[str]:
    """Yield the words of strings.yml and the headings of the pages in one language."""
    yield from leaves(read(read_text(language / "strings.yml")).value)
    for page in sorted(language.rglob("*.md")):
        for _, line in prose(read_text(page)):
            if match := HEADING.match(line):
                yield match[1]


@cache
def phrases() -> set[str]:
    """Return what must not stand in the code.

    English is also the language of the code, so there only what has four words or more counts:
    “Side by side” and “Sources” may well stand in a comment.
    """
    return {
        text.strip()
        for language in (ROOT / "docs").iterdir()
        if language.is_dir()
        for text in said(language)
        if len(text.split()) > 3 or language.name == SOURCE
    }


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_word_of_the_site_is_in_the_code(path: Path) -> None:
    code = " ".join(read_text(path).split()).casefold()
    found = [
        text
        for text in phrases()
        if (words := text.casefold()) in code
        and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", code)
    ]
    assert found == []


def test_there_is_something_to_find() -> None:
    assert {"In het kort", "Alles leegmaken", "Zintuigen", "What do you notice?"} <= phrases()
