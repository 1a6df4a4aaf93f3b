from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from markdown import markdown

from cases import HELPLINE, ROWS, cases
from helpline_table import HelplineTable, check


@pytest.mark.parametrize("case", cases("helpline_table"))
def test_golden(case: Path, golden: Callable[[Path, str], None]) -> None:
    today = date(2027, 1, 2) if case.stem == "stale" else date(2026, 1, 1)
    extensions = [HelplineTable(ROWS, today, HELPLINE)]
    golden(case, markdown(case.read_text("utf-8"), extensions=extensions))


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("<!-- site:helplines country=nl -->\n", []),
        (
            "\n<!-- site:helplines country=xx -->\n",
            [(2, "no helplines for `country=xx`", "write `country=nl`")],
        ),
        ("<!-- site:helplines -->\n", [(1, "no helplines for ``", "write `country=nl`")]),
    ],
)
def test_faults(text: str, faults: list[tuple[int, str, str]]) -> None:
    assert list(check(text, ROWS)) == faults
