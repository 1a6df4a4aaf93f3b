"""The Markdown of the golden pairs, and the words that the components say in them."""

from pathlib import Path

import pytest

from kit.site import ChecklistWords, DiagramWords, HelplineWords

HERE = Path(__file__).parent

CHECKLIST = ChecklistWords(
    legend="(no test)", hint="Tick what you see.", reset="Clear", notes="Since when?"
)
DIAGRAMS = {
    kind: DiagramWords(desc="{count}: {labels}", highlight="{label}, one of {count}")
    for kind in ("cord", "steps")
}
HELPLINE = HelplineWords(free="free", usual="usual charge")


def cases(component: str) -> list[object]:
    """Return the cases of a component, each named after its file."""
    found = sorted((HERE / component).glob("*.md"))
    assert found, f"no golden pairs in tests/{component}/"
    return [pytest.param(path, id=path.stem) for path in found]
