from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import markdown

from cases import cases
from foreign import Foreign, words_of
from kit.data import read, validate
from language import Rules

WORDS = {"en": {"rendezvous": "fr", "déjà vu": "fr", "Schadenfreude": "de"}}


@pytest.mark.parametrize("case", cases("foreign"))
def test_golden(case: Path, golden: Callable[[Path, str], None]) -> None:
    golden(case, markdown(case.read_text("utf-8"), extensions=[Foreign(WORDS)]))


def test_the_list_of_a_language() -> None:
    text = "foreign:\n  fr: [rendezvous, déjà vu]\n  de: [Schadenfreude]\n"
    assert words_of(text) == WORDS["en"]
    assert words_of("foreign: [rendezvous]\n") == words_of("- a\n") == words_of("") == {}


def test_a_language_that_nobody_knows() -> None:
    document = read("audiences: {}\nforeign:\n  xq: [rendezvous]\n")
    _, faults = validate(document, Rules)
    assert faults == [
        (3, "`foreign.xq` is no language that we know: “xq”", "`fr: [déjà vu]`, by language")
    ]
