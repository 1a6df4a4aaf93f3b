"""What is published beside the pages: cards, handouts, the copy for the disk. One build for all."""

import re
from pathlib import Path

import pytest
from PIL import Image

from kit.paper import sheets
from project import ROOT, build, indexed

CARD = re.compile(r'<meta property="og:image" content="https://hechtwijzer\.example/(.+?)">')
COPY = re.compile(r'<a href="([^"]+)" download="(.+?)">(.+?)</a>')


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("release")
    (place / "copy.zip").write_bytes(b"." * 1_234_567)
    asked = {"CARDS": "1", "HANDOUTS": "1", "COPY": str(place / "copy.zip")}
    result = build(ROOT, place / "site", **asked)
    assert result.returncode == 0, result.stderr
    return place / "site"


def test_every_page_has_a_card_and_every_card_a_page(release: Path) -> None:
    cards: dict[str, list[Path]] = {}
    for page in indexed(release):
        [card] = CARD.findall(page.read_text("utf-8"))
        cards.setdefault(card, []).append(page)
    assert {release / card for card in cards} == set((release / "cards").rglob("*.png"))
    shared = {card for card, those in cards.items() if len(those) > 1}
    assert shared == {"cards/nl-NL.png", "cards/en-GB.png"}
    assert release / "gevoelens" / "afwijzing" / "index.html" in cards["cards/nl-NL.png"]
    for card in cards:
        with Image.open(release / card) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630))


def test_every_checklist_and_the_page_that_asks_for_it_has_a_handout(release: Path) -> None:
    wanted = [page for page in indexed(release) if 'class="checklist"' in page.read_text("utf-8")]
    found = list(sheets(release))
    assert set(wanted) < {sheet.page for sheet in found}
    assert len({sheet.pdf for sheet in found}) == len(found) == len(wanted) + 2
    assert release / "begrijpen" / "zes-manieren.pdf" in {sheet.pdf for sheet in found}
    for sheet in found:
        assert sheet.pdf.is_relative_to(release)
        assert sheet.url.removesuffix("/").endswith(f"/{sheet.pdf.stem}")


def test_one_page_of_each_language_offers_the_copy_and_says_its_size(release: Path) -> None:
    offers = [
        (page, *offer)
        for page in indexed(release)
        for offer in COPY.findall(page.read_text("utf-8"))
    ]
    assert {(name, "(zip, 1.2 MB)" in words) for _, _, name, words in offers} == {
        ("Hechtwijzer.zip", True),
        ("Attachment Guide.zip", True),
    }
    for page, href, _, _ in offers:
        assert (page.parent / href).resolve() == release / "offline.zip"
    assert (release / "offline.zip").stat().st_size == 1_234_567


def test_a_site_that_is_not_released_links_to_none_of_it(site: Path) -> None:
    for page in indexed(site):
        html = page.read_text("utf-8")
        assert not CARD.search(html)
        assert not COPY.search(html)
    assert list(sheets(site)) == []
