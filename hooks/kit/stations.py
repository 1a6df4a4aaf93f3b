"""Stations one below the other on a thread, each with its label beside it."""

from collections.abc import Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element

from kit.drawing import Item, canvas, child, label, number, text_width, wrap

PAGE = 320.0  # user units; the narrowest telephone, so that type keeps its size there
TYPE = 16
LEADING = 20.0
LEFT = 24.0  # the middle of the thread
TEXT = 54.0


def stations(
    items: Sequence[Item],
    *,
    title: str,
    desc: str,
    uid: str,
    highlight: int | None,
    row: float,
    size: float,
    numbered: bool,
) -> Element:
    """Draw items as stations of a radius `size`, at least `row` apart, both in user units."""
    longest = max(text_width(word, TYPE) for item in items for word in item.label.split())
    space = max(PAGE - TEXT - 4, longest)
    lines = [wrap(item.label, space, TYPE) for item in items]
    heights = [max(row, len(broken) * LEADING + 24) for broken in lines]
    middles = [sum(heights[:index]) + height / 2 for index, height in enumerate(heights)]
    links = any(item.href for item in items)
    svg = canvas(TEXT + space + 4, sum(heights), uid, title, desc, links=links)
    _thread(svg, middles)
    for index, (item, broken, middle) in enumerate(zip(items, lines, middles, strict=True)):
        name = "station" if highlight in (None, index) else "station station-off"
        child(svg, "circle", cx=LEFT, cy=middle, r=size, class_=name)
        if numbered:
            digit = child(svg, "text", str(index + 1), x=LEFT, y=middle + 5.5, font_size=TYPE)
            digit.set("class", "digit")
            digit.set("text-anchor", "middle")
            digit.set("aria-hidden", "true")  # the order is heard from the list
        high = max(44.0, len(broken) * LEADING + 4)
        baseline = middle + (len(broken) - 1) * LEADING / 2 + TYPE * 0.35
        label(svg, item, broken, (TEXT, baseline + TYPE * 0.3 - high, space, high), TYPE)
    return svg


def _thread(svg: Element, middles: Sequence[float]) -> None:
    """Draw two plies that cross between the stations."""
    for index, bend in enumerate((9, -9)):
        thread = f"M{number(LEFT)} {number(middles[0])}"
        for above, below in pairwise(middles):
            half = (below - above) / 2
            thread += f"q{number(bend)} {number(half / 2)} 0 {number(half)}"
            thread += f"q{number(-bend)} {number(half / 2)} 0 {number(half)}"
        child(svg, "path", d=thread, class_=f"strand-{index + 1}", stroke_width=5)
