from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import markdown

from cases import cases
from fallback import LinkMarks

LANGUAGES = {"here.md": "en", "../there/page.md": "de"}


@pytest.mark.parametrize("case", cases("fallback"))
def test_golden(case: Path, golden: Callable[[Path, str], None]) -> None:
    marks = LinkMarks("en", lambda href: LANGUAGES.get(href.partition("#")[0]))
    golden(case, markdown(case.read_text("utf-8"), extensions=[marks]))
