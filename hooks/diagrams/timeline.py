"""Moments in the order in which they come, on one thread."""

from collections.abc import Sequence
from typing import Literal
from xml.etree.ElementTree import Element

from kit.drawing import Item
from kit.stations import stations

SOURCE: Literal["table", "ol"] = "table"
LEAST, MOST = 3, 9


def draw(
    items: Sequence[Item], *, title: str, desc: str, uid: str, highlight: int | None = None
) -> Element:
    """Draw the moments as beads; the one picked out is filled, else all are."""
    return stations(
        items,
        title=title,
        desc=desc,
        uid=uid,
        highlight=highlight,
        row=52,
        size=9,
        numbered=False,
    )
