"""A path that seems to lead one way only, and at each place of it another way, just as wide."""

from collections.abc import Sequence
from typing import Literal
from xml.etree.ElementTree import Element

from kit.drawing import Item, canvas, child, label, number, text_width, wrap

SOURCE: Literal["table", "ol"] = "table"
LEAST, MOST = 3, 5

PAGE = 320.0  # user units; the narrowest telephone, so that type keeps its size there
TYPE = 16
LEADING = 20.0
LEFT = 14.0  # the middle of the path
TEXT, EXIT = 36.0, 76.0  # where the labels of the path and of the ways out begin
GAP = 18.0


def draw(
    items: Sequence[Item], *, title: str, desc: str, uid: str, highlight: int | None = None
) -> Element:
    """Draw each place with its label and, below it, the way out from the second cell."""
    exits = [item.cells[0] if item.cells else "" for item in items]
    words = [word for text in (*(i.label for i in items), *exits) for word in text.split()]
    width = max(PAGE, EXIT + 4 + max(text_width(word, TYPE) for word in words))
    links = any(item.href for item in items)
    places = [wrap(item.label, width - TEXT - 4, TYPE) for item in items]
    ways = [wrap(text, width - EXIT - 4, TYPE) for text in exits]
    heights = [
        (len(place) + len(way)) * LEADING + GAP * 2 for place, way in zip(places, ways, strict=True)
    ]
    svg = canvas(width, sum(heights), uid, title, desc, links=links)
    end = sum(heights) - heights[-1] + LEADING
    child(svg, "path", d=f"M{LEFT} 6V{number(end)}", class_="strand-2", stroke_width=8)
    top = 0.0
    for index, (item, place, way) in enumerate(zip(items, places, ways, strict=True)):
        first = top + len(place) * LEADING
        middle = first + GAP + len(way) * LEADING / 2
        bend = f"M{LEFT} {number(top + LEADING)}V{number(middle - 16)}q0 16 16 16H{EXIT - 14}"
        child(svg, "path", d=bend, class_="casing", stroke_width=12)
        child(svg, "path", d=bend, class_="strand-3", stroke_width=8)
        arrow = f"M{EXIT - 22} {number(middle - 8)}l9 8l-9 8"
        child(svg, "path", d=arrow, class_="strand-3", stroke_width=5, stroke_linejoin="round")
        shown = highlight in (None, index)
        name = "station" if shown else "station station-off"
        child(svg, "circle", cx=LEFT, cy=top + 12, r=9, class_=name)
        label(svg, item, place, (TEXT, top, width - TEXT - 4, len(place) * LEADING + 2), TYPE)
        exit_box = (EXIT, first + GAP - 4, width - EXIT - 4, len(way) * LEADING + 4)
        label(svg, Item(exits[index]), way, exit_box, TYPE)
        top += heights[index]
    return svg
