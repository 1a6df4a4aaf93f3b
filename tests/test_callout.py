from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import markdown

from callout import Callouts, check
from cases import cases

TITLES = {"note": "Goed om te weten", "warning": "Let op"}


@pytest.mark.parametrize("case", cases("callout"))
def test_golden(case: Path, golden: Callable[[Path, str], None]) -> None:
    html = markdown(
        case.read_text("utf-8"),
        extensions=["pymdownx.quotes", Callouts(TITLES)],
        extension_configs={"pymdownx.quotes": {"callouts": True}},
    )
    golden(case, html)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("> [!NOTE]\n> a\n", []),
        ("> [!TIP]\n> a\n", [(1, "unknown callout `[!TIP]`", "known are [!NOTE], [!WARNING]")]),
        ("> [!NOTE] a\n", [(1, "words beside a callout's kind", "put them on the next line")]),
        (
            "> [!WARNING]\n> a\n\n> [!WARNING]\n> b\n\n> [!WARNING]\n> c\n",
            [
                (
                    7,
                    "a third warning on this page",
                    "keep 2 a page, and tell the rest as plain text",
                )
            ],
        ),
    ],
)
def test_faults(text: str, faults: list[tuple[int, str, str]]) -> None:
    assert list(check(text, TITLES)) == faults
