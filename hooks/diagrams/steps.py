"""A few steps, one below the other, on one thread."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal
from xml.etree.ElementTree import Element

from kit.drawing import Item, canvas, child, label, number, text_width, wrap

SOURCE: Literal["table", "ol"] = "ol"
LEAST, MOST = 2, 6

PAGE = 320.0  # user units; the narrowest telephone, so that type keeps its size there
TYPE = 16
LEADING = 20.0
ROW = 72.0
STATION = 17.0  # radius
LEFT = 24.0  # the middle of the thread
TEXT = 54.0


def draw(
    items: Sequence[Item], *, title: str, desc: str, uid: str, highlight: int | None = None
) -> Element:
    """Draw the steps as numbered stations; the one picked out is filled, else all are."""
    longest = max(text_width(word, TYPE) for item in items for word in item.label.split())
    space = max(PAGE - TEXT - 4, longest)
    lines = [wrap(item.label, space, TYPE) for item in items]
    heights = [max(ROW, len(broken) * LEADING + 24) for broken in lines]
    tops = [sum(heights[:index]) for index in range(len(items))]
    middles = [top + height / 2 for top, height in zip(tops, heights, strict=True)]
    links = any(item.href for item in items)
    svg = canvas(TEXT + space + 4, sum(heights), uid, title, desc, links=links)
    for index, bend in enumerate((9, -9)):  # two plies that cross between the stations
        thread = f"M{number(LEFT)} {number(middles[0])}"
        for above, below in pairwise(middles):
            half = (below - above) / 2
            thread += f"q{number(bend)} {number(half / 2)} 0 {number(half)}"
            thread += f"q{number(-bend)} {number(half / 2)} 0 {number(half)}"
        child(svg, "path", d=thread, class_=f"strand-{index + 1}", stroke_width=5)
    for index, (item, broken, middle) in enumerate(zip(items, lines, middles, strict=True)):
        shown = highlight in (None, index)
        name = "station" if shown else "station station-off"
        child(svg, "circle", cx=LEFT, cy=middle, r=STATION, class_=name)
        digit = child(svg, "text", str(index + 1), x=LEFT, y=middle + 5.5, font_size=TYPE)
        digit.set("class", "digit")
        digit.set("text-anchor", "middle")
        digit.set("aria-hidden", "true")  # the order is heard from the list
        high = max(44.0, len(broken) * LEADING + 4)
        baseline = middle + (len(broken) - 1) * LEADING / 2 + TYPE * 0.35
        label(svg, item, broken, (TEXT, baseline + TYPE * 0.3 - high, space, high), TYPE)
    return svg
