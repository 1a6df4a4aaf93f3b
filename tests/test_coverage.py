"""All that the five texts have to say has a place on the site, in both languages."""

import pytest
import yaml

from kit.marks import ID
from kit.source import prose, read_text
from project import ROOT

COVERAGE = yaml.safe_load(read_text(ROOT / "tests" / "coverage.yml"))
PARTS = [
    pytest.param(place, id=f"{part}: {place}")
    for parts in COVERAGE.values()
    for part, places in parts.items()
    for place in places
]


def test_no_text_is_left_out() -> None:
    assert len(COVERAGE) == 5
    assert sum(map(len, COVERAGE.values())) >= 55


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("place", PARTS)
def test_the_place_exists(place: str, language: str) -> None:
    page, _, heading = place.partition("#")
    path = ROOT / "docs" / language / f"{page}.md"
    lines = [line for _, line in prose(read_text(path))]
    assert any(match["id"] == heading for line in lines for match in ID.finditer(line))
