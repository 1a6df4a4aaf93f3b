"""Cards: whatever the title, in whatever script, it stands on the card as a whole."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, Template
from PIL import Image

from card import SIZES, address, drawn, fitted, kept, svg
from metadata import Shared
from project import ROOT

FONTS = sorted((ROOT / "hooks" / "fonts").glob("*.ttf"))
ARABIC = Path(__file__).parent / "card" / "NotoNaskhArabic-Bold.ttf"  # the letters below, no more
GROUND = (0x1F, 0x4B, 0x4A)


@pytest.fixture(scope="module")
def template() -> Template:
    folder = FileSystemLoader(ROOT / "overrides")
    return Environment(loader=folder).get_template("partials/card.html")


def shared(title: str, language: str = "nl-NL", *, neutral: bool = False) -> Shared:
    return Shared(
        type="article",
        title=title,
        description="What the site is",
        url="https://site.example/page/",
        language=language,
        others=[],
        section="Begrijpen",
        neutral=neutral,
        data={},
    )


def picture(template: Template, card: Shared, fonts: list[Path]) -> Image.Image:
    png = drawn(svg(template, card, "Site"), fonts)
    return Image.open(BytesIO(png)).convert("RGB")


def empty(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    return image.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), GROUND)]


@pytest.mark.parametrize(
    "title",
    [
        "Ei",
        "Zes manieren van hechten",
        "Illusie, Willem & Illinois: till all will fill it",
        "WWWWWWWWWW MMMMMMMMMM",
        "Meervoudigverantwoordelijkheidsgevoelens",
        "Bindingsangst en verlatingsangst: wat neem je mee als ouder, en wat mag je laten liggen?",
        "<b>Łódź & Çeşme</b>",
    ],
)
def test_a_title_stays_within_the_margins(template: Template, title: str) -> None:
    image = picture(template, shared(title), FONTS)
    assert image.size == (1200, 630)
    assert not empty(image, (80, 200, 1120, 480))
    for margin in ((0, 0, 75, 630), (1150, 0, 1200, 630), (0, 580, 1200, 630)):
        assert empty(image, margin), margin


def test_a_language_that_runs_to_the_left_begins_at_the_right(template: Template) -> None:
    title = "الانتماء والولاء للآخرين"
    image = picture(template, shared(title, "ar"), [*FONTS, ARABIC])
    assert empty(image, (1125, 0, 1200, 630))
    assert not empty(image, (1000, 200, 1125, 480))
    without = picture(template, shared(title, "ar"), FONTS)
    assert image.tobytes() != without.tobytes()


def test_long_titles_are_set_smaller() -> None:
    assert fitted("Short") == (SIZES[0], ["Short"])
    size, lines = fitted("A title of so many words that it takes three whole lines of a card")
    assert size < SIZES[0]
    assert len(lines) == 3


def test_pages_that_stay_neutral_share_a_card_that_tells_no_topic(template: Template) -> None:
    page, neutral = shared("A topic"), shared("Site", neutral=True)
    assert address("nl/part/page.md", page) == "cards/nl/part/page.png"
    assert address("nl/part/page.md", neutral) == "cards/nl-NL.png"
    assert "What the site is" in svg(template, neutral, "Site")
    assert "What the site is" not in svg(template, page, "Site")


def test_a_card_is_drawn_once_until_it_or_a_font_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>'
    times = 0

    def counted(*given: Any) -> bytes:
        nonlocal times
        times += 1
        return drawn(*given)

    monkeypatch.setattr("card.drawn", counted)
    png = kept(drawing, "cards/a.png", tmp_path)
    assert png == kept(drawing, "cards/a.png", tmp_path) == drawn(drawing, [])
    assert times == 1
    [file] = (tmp_path / ".cache" / "cards").iterdir()
    file.write_bytes(file.read_bytes()[:-20])  # of a build that was killed
    assert kept(drawing, "cards/a.png", tmp_path) == png
    assert times == 2
    font = tmp_path / "hooks" / "fonts" / FONTS[0].name
    font.parent.mkdir(parents=True)
    font.write_bytes(FONTS[0].read_bytes())
    assert kept(drawing, "cards/a.png", tmp_path) == png
    assert times == 3
    assert [*file.parent.iterdir()] == [file]  # nothing piles up
