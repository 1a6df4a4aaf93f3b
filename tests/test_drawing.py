from itertools import pairwise
from xml.etree.ElementTree import Element, tostring

import pytest

from diagrams import KINDS
from kit.drawing import Item, text_width, wrap
from kit.rope import turn, twist

LABELS = ["Light", "Quiet & rest", "A room of one's own", "Milk", "<b>Bold</b>"]


def draw(kind: str, count: int, **options: int) -> Element:
    items = [Item(f"{LABELS[i % len(LABELS)]} {i}", f"#item-{i}") for i in range(count)]
    highlight = options.get("highlight")
    return KINDS[kind].draw(items, title="Title", desc="Desc", uid=f"d{count}", highlight=highlight)


def words(element: Element) -> str:
    return "".join(element.itertext())


SIZES = [(kind, n) for kind in KINDS for n in range(KINDS[kind].LEAST, KINDS[kind].MOST + 1)]


@pytest.mark.parametrize(("kind", "count"), SIZES)
def test_every_item_is_there_and_leads_to_its_section(kind: str, count: int) -> None:
    svg = draw(kind, count)
    assert [link.get("href") for link in svg.iter("a")] == [f"#item-{i}" for i in range(count)]
    for index, link in enumerate(svg.iter("a")):
        assert words(link).startswith(f"{LABELS[index % len(LABELS)]} {index}")


@pytest.mark.parametrize(("kind", "count"), SIZES)
def test_each_strand_of_a_cord_has_a_colour_of_its_own(kind: str, count: int) -> None:
    colours = {layer.get("class") for layer in draw(kind, count).iter("g")}
    if kind == "cord":
        assert {f"strand strand-{index + 1}" for index in range(count)} <= colours


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_needs_no_style_and_no_script(kind: str) -> None:
    for element in draw(kind, 4).iter():
        assert element.tag not in ("style", "script", "foreignObject")
        assert not [name for name in element.keys() if name == "style" or name.startswith("on")]  # noqa: SIM118


@pytest.mark.parametrize("kind", KINDS)
def test_two_drawings_on_a_page_share_no_id(kind: str) -> None:
    first, second = (
        {i for element in draw(kind, n).iter() if (i := element.get("id"))} for n in (3, 4)
    )
    assert first
    assert not first & second


@pytest.mark.parametrize("kind", KINDS)
def test_name_and_description(kind: str) -> None:
    svg = draw(kind, 3)
    assert (svg.get("role"), svg.get("aria-labelledby")) == ("group", "d3-title")
    assert [words(element) for element in list(svg)[:2]] == ["Title", "Desc"]
    alone = KINDS[kind].draw([Item("a"), Item("b"), Item("c")], title="T", desc="D", uid="u")
    assert alone.get("role") == "img"


def test_a_highlighted_cord_colours_one_strand_and_has_no_links() -> None:
    svg = draw("cord", 6, highlight=2)
    assert svg.get("role") == "img"
    assert not list(svg.iter("a"))
    layers = {layer.get("class") for layer in svg.iter("g")}
    assert layers == {"strand", "strand strand-3", "thread", "casing"}


@pytest.mark.parametrize("highlight", [{}, {"highlight": 1}])
def test_a_path_used_again_is_in_the_same_drawing(highlight: dict[str, int]) -> None:
    svg = draw("cord", 6, **highlight)
    used = {use.get("href") for use in svg.iter("use")}
    assert used == {f"#{path.get('id')}" for path in svg.iter("path") if path.get("id")} - {
        "#d6-b" if highlight else ""
    }


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_items_give_the_same_drawing(kind: str) -> None:
    assert tostring(draw(kind, 5)) == tostring(draw(kind, 5))


def test_a_longer_text_is_wider() -> None:
    assert 0 < text_width("ill", 16) < text_width("mmm", 16) < text_width("mmmm", 16)
    assert text_width("één", 16) == text_width("een", 16)
    assert text_width("ab", 32) == 2 * text_width("ab", 16)


@pytest.mark.parametrize("width", [1, 60, 100, 1000])
def test_wrapping_loses_no_word_and_fits_where_words_do(width: int) -> None:
    text = "A long label of many short words, and one Donaudampfschifffahrtsgesellschaft"
    lines = wrap(text, width, 16)
    assert " ".join(lines) == text
    assert all(text_width(line, 16) <= width or " " not in line for line in lines)


@pytest.mark.parametrize("count", range(3, 10))
def test_strands_run_over_and_under_and_keep_apart(count: int) -> None:
    whole = turn(count)
    strands = twist(count, 2 * whole, lambda _, offset, way: (offset, way))
    assert len(strands) == count
    for strand in strands:
        assert len(strand.front) >= 2
        assert len(strand.back) >= 2
    starts = [strand.front[-1] for strand in strands]
    ends = sorted(float(piece.split("C")[0][1:].split()[1]) for piece in starts)
    assert all(below - above < whole for above, below in pairwise(ends))
