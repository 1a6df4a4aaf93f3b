from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import markdown

from cases import cases
from structure import Ids, check


@pytest.mark.parametrize("case", cases("structure"))
def test_golden(case: Path, golden: Callable[[Path, str], None]) -> None:
    golden(case, markdown(case.read_text("utf-8"), extensions=[Ids(), "tables", "toc"]))


ID_REMEDY = "end the line with `<!-- #a-short-id -->`, the same in every language"
SPACES_REMEDY = "use 4 spaces for each level, else our build shows another list than GitHub"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("# A\n\n## B <!-- #b -->\n", []),
        ("# A\n\n## B\n", [(3, "the heading “B” has no id", ID_REMEDY)]),
        ("---\ntitle: A\n---\n\n# A\n\n### B\n", [(7, "the heading “B” has no id", ID_REMEDY)]),
        ("# A\n\n```\n## B\n```\n", []),
        (
            "# A\n\n- a\n  - b\n",
            [(4, "a list item is indented by 2 spaces", SPACES_REMEDY)],
        ),
        ("# A\n\n1. a\n   - b\n", [(4, "a list item is indented by 3 spaces", SPACES_REMEDY)]),
        ("# A\n\n- a\n    - b\n        1. c\n", []),
        (
            "# A\n\n<!-- site:diagrm cord -->\n",
            [(3, "unknown mark `site:diagrm`", "known are site:diagram")],
        ),
        ("# A\n\nWrite `<!-- site:x -->` and `<!-- #x -->`.\n", []),
        (
            "# A\n\n## B <!-- #B b -->\n## C <!-- #c_c -->\n",
            [
                (3, "the heading “B <!-- #B b -->” has no id", ID_REMEDY),
                (4, "`#c_c` is no id", "use small letters, digits and single hyphens, "
                 "as in `#a-short-id`"),
            ],
        ),
        (
            "# A\n\n## B <!-- #b -->\n\n- c <!-- #b -->\n",
            [(5, "the id `#b` stands twice on this page", "choose another; the first is on line 3")],  # noqa: E501
        ),
        (
            "# A\n\nText <!-- #b -->\n",
            [(3, "the id `#b` belongs to nothing", "put it at the end of a heading or list item")],
        ),
        ("Text\n", [(1, "the page has no title", "keep one line that begins with a single `#`")]),
        ("# A\n\n# B\n", [(3, "a second title", "keep one line that begins with a single `#`")]),
    ],
)  # fmt: skip
def test_faults(text: str, faults: list[tuple[int, str, str]]) -> None:
    assert list(check(text, {"diagram"})) == faults
