import pytest

from kit.sections import Section, sections
from template import minutes


@pytest.mark.parametrize(("words", "found"), [(1, 1), (200, 1), (201, 2), (1000, 5)])
def test_minutes(words: int, found: int) -> None:
    one = Section("", "A heading", "word " * (words - 2)) if words > 1 else Section("", "A", "")
    assert minutes([one]) == found


def test_nobody_reads_the_sources() -> None:
    html = '<h1>A</h1><p>{}</p><div class="footnote"><ol><li>{}</li></ol></div>'
    assert minutes(sections(html.format("a " * 199, "b " * 1000))) == 1
    assert minutes(sections(html.format("a " * 200, "b " * 1000))) == 2
