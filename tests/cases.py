"""The Markdown of the golden pairs, and the words that the components say in them."""

from datetime import date
from pathlib import Path

import pytest

from diagrams import KINDS
from kit.site import Helpline
from kit.strings import CheckedWords, ChecklistWords, DiagramWords, HelplineWords, Service

HERE = Path(__file__).parent

CHECKLIST = ChecklistWords(
    legend="(no test)", hint="Tick what you see.", reset="Clear", notes="Since when?"
)
DIAGRAMS = {
    kind: DiagramWords(desc="{count}: {labels}", highlight="{label}, one of {count}")
    for kind in KINDS
}
HELPLINE = HelplineWords(
    free="free",
    usual="usual charge",
    service="Service",
    number="Number",
    checked=CheckedWords(documents="Compared {date}", live="Checked {date}"),
    services={
        "112": Service(name="The emergency number", purpose="danger"),
        "safe": Service(name="Safe & sound", purpose="fear at home"),
        "talk": Service(name="Talk", purpose="anyone"),
    },
)


CHECKED = date(2026, 1, 1)


def row(display: str, **values: object) -> Helpline:
    return Helpline.model_validate(
        {
            "country": "nl",
            "display": display,
            "tel": "112" if display == "112" else "+31800",
            "cost": "free",
            "checked": CHECKED,
            "status": "documents",
            "source": "a letter",
            **values,
        }
        | ({"tel": "+318002000"} if display == "0800-2000" else {})
    )


ROWS = {
    "112": row("112", expires=False),
    "safe": row("0800-2000", url="https://safe.example/"),
    "talk": row("0800-2000", cost="usual", status="live"),
}


def cases(component: str) -> list[object]:
    """Return the cases of a component, each named after its file."""
    found = sorted((HERE / component).glob("*.md"))
    assert found, f"no golden pairs in tests/{component}/"
    return [pytest.param(path, id=path.stem) for path in found]
