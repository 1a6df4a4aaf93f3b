from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import markdown

from cases import CHECKLIST, cases
from checklist import Checklist, check
from structure import Ids


@pytest.mark.parametrize("case", cases("checklist"))
def test_golden(case: Path, golden: Callable[[Path, str], None]) -> None:
    extensions = [Ids(), Checklist(CHECKLIST)]
    golden(case, markdown(case.read_text("utf-8"), extensions=extensions))


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("## A\n\n- [ ] b <!-- #b -->\n    - c\n- [ ] d <!-- #d -->\n\nText\n\n- e\n", []),
        (
            "## A\n\n- [ ] b\n",
            [
                (
                    3,
                    "the item “b” has no id",
                    "end the line with `<!-- #a-short-id -->`, the same in every language",
                )
            ],
        ),
        (
            "## A\n\n- [x] b <!-- #b -->\n",
            [(3, "a box that is ticked beforehand", "write `- [ ] ` with a space")],
        ),
        (
            "## A\n\n- [ ] <!-- #b -->\n",
            [(3, "a box without a text", "say after it what a reader may notice")],
        ),
        (
            "Text\n\n- [ ] b <!-- #b -->\n",
            [(3, "a checklist without a heading", "put a heading above it")],
        ),
        (
            "## A\n\n- [ ] b <!-- #b -->\n- c\n",
            [(4, "an item without a box in a checklist", "begin it with `- [ ] `")],
        ),
        (
            "## A\n\n- b\n    - [ ] c <!-- #c -->\n",
            [(4, "a box inside another list or quotation", "begin the line with `- [ ] `")],
        ),
        (
            "## A\n\n> - [ ] c <!-- #c -->\n",
            [(3, "a box inside another list or quotation", "begin the line with `- [ ] `")],
        ),
        ("```\n- [x] code\n```\n", []),
    ],
)
def test_faults(text: str, faults: list[tuple[int, str, str]]) -> None:
    assert list(check(text)) == faults
