from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from markdown import markdown

from cases import CHECKED, HELPLINE, ROWS, cases
from helpline import Helplines, check


@pytest.mark.parametrize("case", cases("helpline"))
def test_golden(case: Path, golden: Callable[[Path, str], None]) -> None:
    today = date(2027, 1, 2) if case.stem == "stale" else CHECKED
    extensions = [Helplines(ROWS, today, HELPLINE)]
    golden(case, markdown(case.read_text("utf-8"), extensions=extensions))


@pytest.mark.parametrize(("days", "number"), [(0, "0800-2000"), (365, "0800-2000"), (366, None)])
def test_a_number_is_not_printed_a_year_after_its_check(days: int, number: str | None) -> None:
    today = date.fromordinal(CHECKED.toordinal() + days)
    assert ROWS["safe"].number(today) == number
    assert ROWS["112"].number(today) == "112"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("[Safe](helpline:safe)", []),
        ("\n[Safe](helpline:saf)", [(2, "there is no helpline `saf`", "did you mean `safe`?")]),
        ("[X](helpline:zzz)", [(1, "there is no helpline `zzz`", "known are 112, safe, talk")]),
        ("[](helpline:safe)", [(1, "a helpline without a name", "write `[name](helpline:safe)`")]),
        ("`[X](helpline:zzz)`", []),
        (
            "Bel 0800-2000 nu.",
            [
                (
                    1,
                    "a telephone number, 0800-2000",
                    "write `[name](helpline:key)`; numbers stand in docs/helplines.yml alone",
                )
            ],
        ),
        (
            "+31 20 123 45 67",
            [
                (
                    1,
                    "a telephone number, +31 20 123 45 67",
                    "write `[name](helpline:key)`; numbers stand in docs/helplines.yml alone",
                )
            ],
        ),
        ("In 2023-2024, see <https://doi.org/10.1037/0033-2909.126.1> and 0,5.", []),
    ],
)
def test_faults(text: str, faults: list[tuple[int, str, str]]) -> None:
    assert list(check(text, ROWS)) == faults
