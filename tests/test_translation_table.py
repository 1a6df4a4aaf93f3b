from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import markdown

from cases import cases
from data import blank
from kit.strings import StateWords, TranslationWords
from kit.translation import Entry, compare
from translation_table import TranslationTable

PAGE = "# {0}\n\n## {0} A <!-- #a -->\n\n## {0} B <!-- #b -->\n"
STATES = StateWords.model_validate({name: f"[{name}]" for name in StateWords.model_fields})
WORDS = blank(TranslationWords).model_copy(
    update={"count": "{language}: {current} of {count}", "states": STATES}
)


@pytest.mark.parametrize("case", cases("translation_table"))
def test_golden(case: Path, golden: Callable[[Path, str], None]) -> None:
    """A case is named after the language of the page on which the table stands."""
    whole = compare("p", PAGE.format("Bron"), PAGE.format("Text"), {})
    record = {part.key: part.now for part in whole.values() if part.now}
    record["p#a"] = Entry("0" * 12, record["p#a"].translation)
    cut = PAGE.format("Text").replace("## Text B <!-- #b -->\n", "")
    pages = {
        "p": compare("p", PAGE.format("Bron"), cut, record),
        "q": compare("q", PAGE.format("Los"), "", record),
    }
    table = TranslationTable(WORDS, {"en": pages}, case.stem, "nl")
    table.names = {"nl": "Nederlands", "en": "English"}
    table.urls = {"p": "../p/"} if case.stem == "en" else {"p": "../p/", "q": "../q/"}
    table.compared = "../beside/"
    golden(case, markdown(case.read_text("utf-8"), extensions=[table]))
