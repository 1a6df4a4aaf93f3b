from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import markdown
from markdown.extensions import Extension

from cases import CHECKLIST, cases
from checklist import Checklist
from glossary import Glossary, Term, check, terms
from structure import Ids

TERMS = {
    "en": [
        Term("sleep", "sleep", "rest at night"),
        Term("deep sleep", "deep-sleep", 'the "deepest" part'),
        Term("nap", "nap", "a short rest"),
    ]
}


@pytest.mark.parametrize("case", cases("glossary"))
def test_golden(case: Path, golden: Callable[[Path, str], None]) -> None:
    extensions: list[str | Extension] = [
        Ids(),
        Checklist(CHECKLIST),
        Glossary(TERMS, "../about/terms.md"),
        "tables",
    ]
    golden(case, markdown(case.read_text("utf-8"), extensions=extensions))


def test_the_list_of_terms() -> None:
    text = (
        "# Terms\n\n"
        "- **Deep sleep** <!-- #deep-sleep -->: the part with [rest](x.md#y), *mostly*.\n"
        "- **Nap** (siesta) <!-- #nap -->: short.[^a]\n"
        "- **Jet lag (travel)** <!-- #jet-lag -->: long.\n"
        "- **No id**: skipped\n"
    )
    assert terms(text) == [
        Term("Deep sleep", "deep-sleep", "the part with rest, mostly."),
        Term("Nap", "nap", "short."),
        Term("Jet lag", "jet-lag", "long."),
    ]


def test_a_term_has_its_pair_in_the_translation() -> None:
    ours, theirs = [Term("dutje", "nap", "")], [Term("nap", "nap", "")]
    assert list(check("Een dutje.", "A nap.", ours, theirs)) == []
    assert list(check("Een dutje.", "A dutje (short sleep).", ours, theirs)) == []
    assert list(check("Dutjes.", "Sleeps.", ours, theirs)) == []
    assert list(check("Een dutje.", "A snooze.", ours, theirs)) == [
        (
            1,
            "“dutje” is not called “nap” here",
            "use the word of the glossary once, or change it there",
        )
    ]
