from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import markdown
from markdown.extensions import Extension

from cases import DIAGRAMS, cases
from diagram import Diagram, check


@pytest.mark.parametrize("case", cases("diagram"))
def test_golden(case: Path, golden: Callable[[Path, str], None]) -> None:
    extensions: list[str | Extension] = [Diagram(DIAGRAMS), "tables"]
    golden(case, markdown(case.read_text("utf-8"), extensions=extensions))


def table(*rows: str) -> str:
    return "".join(["| A | B |\n|---|---|\n", *(f"| [{row}](#{row}) | x |\n" for row in rows)])


CORD = "<!-- site:diagram cord -->\n\n"
STEPS = "<!-- site:diagram steps -->\n\n"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (CORD + table("a", "b", "c"), []),
        (CORD + table("a", "b"), [(1, "a `cord` of 2 rows", "give it 3 to 9 rows")]),
        (CORD + table(*"abcdefghij"), [(1, "a `cord` of 10 rows", "give it 3 to 9 rows")]),
        (
            CORD + "Text.\n\n" + table("a", "b", "c"),
            [(1, "no table below `cord`", "put a table right below the mark")],
        ),
        (STEPS + "1. a\n2. b\n", []),
        (STEPS + "1. a\n\n    More.\n\n2. b\n\nText.\n\n3. no\n", []),
        (STEPS + "1. a\n", [(1, "a `steps` of 1 item", "give it 2 to 6 items")]),
        (
            STEPS + "- a\n- b\n",
            [(1, "no numbered list below `steps`", "put a numbered list right below the mark")],
        ),
        (
            "\n<!-- site:diagram core -->\n",
            [
                (
                    2,
                    "unknown diagram `core`",
                    "known are cord, crossroads, steps, ten, timeline",
                )
            ],
        ),
        (
            "Look: <!-- site:diagram cord -->\n\n" + table("a", "b", "c"),
            [(1, "a diagram mark beside other text", "give it a line of its own")],
        ),
        (
            "<!-- site:diagram cord highlight=a -->\n",
            [
                (
                    1,
                    "no `cord` to highlight yet",
                    "put `<!-- site:diagram cord -->` above its table first",
                )
            ],
        ),
        (
            CORD + table("a", "b", "c") + "\n<!-- site:diagram cord highlight=d -->\n",
            [(9, "`cord` has no item that links to `#d`", "use one of a, b, c")],
        ),
        ("Say `<!-- site:diagram x -->`.\n", []),
    ],
)
def test_faults(text: str, faults: list[tuple[int, str, str]]) -> None:
    assert list(check(text)) == faults
