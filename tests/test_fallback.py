from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import markdown

from cases import cases
from fallback import LinkMarks, language_name

LANGUAGES = {"here.md": "en", "../there/page.md": "de"}


@pytest.mark.parametrize("case", cases("fallback"))
def test_golden(case: Path, golden: Callable[[Path, str], None]) -> None:
    marks = LinkMarks("en", lambda href: LANGUAGES.get(href.partition("#")[0]))
    golden(case, markdown(case.read_text("utf-8"), extensions=[marks]))


def test_names_of_languages() -> None:
    assert language_name("nl", "en-GB") == "Dutch"
    assert language_name("nl", "nl") == "Nederlands"
    assert language_name("en", "ar") == "الإنجليزية"
    assert language_name("xq", "en") == "xq"
