"""How many out of ten: a row of ten figures for each row of the table.

The second cell of a row is a number or a range, `5` or `6 to 7`, in any language.
"""

import re
from collections.abc import Sequence
from typing import Literal
from xml.etree.ElementTree import Element

from kit.drawing import Item, canvas, child, label, text_width, wrap

SOURCE: Literal["table", "ol"] = "table"
LEAST, MOST = 2, 4

PAGE = 320.0  # user units; the narrowest telephone, so that type keeps its size there
TYPE = 16
LEADING = 20.0
FIGURE = 50.0  # the height of a row of figures, with the space below it
PERSON = "M0 11c5 0 8 3 8 8v9h-4v10h-8v-10h-4v-9c0-5 3-8 8-8z"


def draw(
    items: Sequence[Item], *, title: str, desc: str, uid: str, highlight: int | None = None
) -> Element:
    """Draw the rows; the figures between the ends of a range are half filled."""
    longest = max(text_width(word, TYPE) for item in items for word in item.label.split())
    width = max(PAGE, longest + 4)
    texts = [f"{item.label}: {' '.join(item.cells[:1])}" for item in items]
    lines = [wrap(text, width - 4, TYPE) for text in texts]
    tops = [
        sum(len(before) * LEADING + FIGURE + 18 for before in lines[:index])
        for index in range(len(items))
    ]
    height = tops[-1] + len(lines[-1]) * LEADING + FIGURE
    svg = canvas(width, height, uid, title, desc, links=any(item.href for item in items))
    for index, (item, broken, top) in enumerate(zip(items, lines, tops, strict=True)):
        high = len(broken) * LEADING
        label(svg, item, broken, (2, top, width - 4, high), TYPE)
        low, most = _range(item.cells[0] if item.cells else "")
        off = highlight not in (None, index)
        for place in range(10):
            filled = "full" if place < low else "half" if place < most else "none"
            figure = child(
                svg, "g", class_="figure figure-off" if off else f"figure figure-{filled}"
            )
            figure.set("transform", f"translate({16 + place * 31} {top + high + 6:.0f})")
            child(figure, "circle", cx=0, cy=5, r=5)
            child(figure, "path", d=PERSON)
    return svg


def _range(cell: str) -> tuple[int, int]:
    """Return the ends of a range, which are equal for a single number."""
    numbers = [int(found) for found in re.findall(r"\d+", cell)] or [0]
    return min(numbers[0], 10), min(numbers[-1], 10)
