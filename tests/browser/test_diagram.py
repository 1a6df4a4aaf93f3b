"""A drawing in a real browser: its text as the reader's own font sets it."""

from xml.etree.ElementTree import tostring

import pytest
from playwright.sync_api import Page

from diagrams import KINDS
from kit.drawing import Item
from project import Window
from urls import url_of

SIX_WAYS, EN_SIX_WAYS = (url_of(it, "begrijpen/zes-manieren.md") for it in ("nl", "en"))
BOXES = """
() => [...document.querySelectorAll("svg")].map(svg => ({
  view: svg.viewBox.baseVal.toJSON?.() ?? {
    x: svg.viewBox.baseVal.x, y: svg.viewBox.baseVal.y,
    width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height,
  },
  labels: [...svg.querySelectorAll("text")].map(text => {
    const {x, y, width, height} = text.getBBox();
    return {x, y, width, height, words: text.textContent};
  }),
}))
"""
LABELS = {
    "short": ["Ei", "Aap", "Noot", "Mies", "Wim", "Zus", "Jet", "Teun", "Vuur"],
    "long": [
        "Erbij horen en loyaliteit",
        "Erbij horen, ertoe doen en loyaliteit aan wie dichtbij is",
        "Meervoudigverantwoordelijkheidsgevoel",
        "Zusammengehörigkeitsgefühl und Treue",
        "الانتماء والولاء للآخرين",
        "WWWWWWWWWW MMMMMMMMMM",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z",
        "Noot",
        "Erbij horen en loyaliteit, nog eens",
    ],
}


@pytest.mark.parametrize("size", ["LEAST", "MOST"])
@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("font", ["sans-serif", "DejaVu Sans"])
def test_no_label_leaves_the_drawing_or_meets_another(
    window: Window, kind: str, labels: str, size: str, font: str
) -> None:
    items = [Item(label, "#x") for label in LABELS[labels][: getattr(KINDS[kind], size)]]
    svg = KINDS[kind].draw(items, title="Title", desc="Description", uid="d")
    page = window()
    page.set_content(f"<body style='font-family: {font}'>{tostring(svg, 'unicode')}")
    check(page)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_drawings_of_the_site(window: Window, width: int) -> None:
    page = window(width)
    for url in (SIX_WAYS, EN_SIX_WAYS):
        page.goto(url)
        assert page.locator("figure.diagram-cord svg").count() == 7
        size = page.evaluate("""() => Math.min(...[...document.querySelectorAll("figure text")].map(
            text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))""")
        assert size >= 14


def check(page: Page) -> None:
    drawings = page.evaluate(BOXES)
    assert drawings
    for drawing in drawings:
        view, labels = drawing["view"], drawing["labels"]
        assert labels
        for i, box in enumerate(labels):
            assert box["x"] >= view["x"], box
            assert box["y"] >= view["y"], box
            assert box["x"] + box["width"] <= view["x"] + view["width"], box
            assert box["y"] + box["height"] <= view["y"] + view["height"], box
            for other in labels[:i]:
                apart = (
                    box["x"] >= other["x"] + other["width"]
                    or other["x"] >= box["x"] + box["width"]
                    or box["y"] >= other["y"] + other["height"]
                    or other["y"] >= box["y"] + box["height"]
                )
                assert apart, (box, other)


def test_a_label_leads_to_its_section(window: Window) -> None:
    page = window()
    page.goto(SIX_WAYS)
    first = page.locator("figure.diagram-cord svg").first
    assert first.get_by_role("link").count() == 6
    first.get_by_role("link", name="Liefde").click()
    assert page.url.endswith("#liefde")


def test_each_drawing_has_a_name_and_a_description(window: Window) -> None:
    page = window()
    page.goto(SIX_WAYS)
    assert page.get_by_role("group", name="Zes strengen, één koord").count() == 1
    for name in ("Zintuigen", "Gekend worden"):
        assert page.get_by_role("img", name=name).count() == 1


def test_a_label_is_not_hidden_where_the_reader_chose_the_colours(window: Window) -> None:
    page = window(forced_colors="active")
    page.goto(SIX_WAYS)
    tap = page.locator("figure.diagram-cord .tap").first
    assert tap.evaluate("it => getComputedStyle(it).fill") == "none"
    strand = page.locator("figure.diagram-cord .strand-1").first
    assert strand.evaluate("it => getComputedStyle(it).stroke") != "none"
