from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import markdown

from cases import cases
from evidence import Evidence, check
from kit.strings import EvidenceWords

WORDS = EvidenceWords(page="about/evidence.md", labels={"well": "Well studied", "model": "A model"})


@pytest.mark.parametrize("case", cases("evidence"))
def test_golden(case: Path, golden: Callable[[Path, str], None]) -> None:
    extensions = [Evidence(WORDS, "../about/evidence.md")]
    golden(case, markdown(case.read_text("utf-8"), extensions=extensions))


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Sleep helps.\n\n<!-- site:evidence well -->\n", []),
        (
            "<!-- site:evidence wel -->\n",
            [(1, "unknown evidence `wel`", "known are well, model")],
        ),
        (
            "Sleep helps. <!-- site:evidence well -->\n",
            [(1, "an evidence mark beside text", "give it a line of its own")],
        ),
    ],
)
def test_faults(text: str, faults: list[tuple[int, str, str]]) -> None:
    assert list(check(text, WORDS.labels)) == faults
