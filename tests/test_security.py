"""What SECURITY.md names is there: each promise has its test, each check its file."""

import ast
import re

from kit.source import read_text
from project import ROOT

TEXT = read_text(ROOT / "SECURITY.md")
TEST = re.compile(r"`(tests/[\w/]+\.py)`: `(\w+)`")
PLACE = re.compile(r"`((?:hooks|tests|docs|\.github)/[\w/.-]+)`")


def test_every_test_it_names_is_one() -> None:
    named = TEST.findall(TEXT)
    assert len(named) > 10
    for path, name in named:
        code = ast.parse(read_text(ROOT / path))
        functions = [it.name for it in ast.walk(code) if isinstance(it, ast.FunctionDef)]
        assert name in functions, f"{path}: {name}"


def test_every_promise_has_a_test() -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| ")][1:]
    assert [row for row in rows if not TEST.search(row)] == []


def test_every_file_it_names_is_there() -> None:
    assert [path for path in PLACE.findall(TEXT) if not (ROOT / path).exists()] == []
