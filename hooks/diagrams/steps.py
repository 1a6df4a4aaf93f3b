"""A few steps, one below the other, on one thread."""

from collections.abc import Sequence
from typing import Literal
from xml.etree.ElementTree import Element

from kit.drawing import Item
from kit.stations import stations

SOURCE: Literal["table", "ol"] = "ol"
LEAST, MOST = 2, 6


def draw(
    items: Sequence[Item], *, title: str, desc: str, uid: str, highlight: int | None = None
) -> Element:
    """Draw the steps as numbered stations; the one picked out is filled, else all are."""
    return stations(
        items,
        title=title,
        desc=desc,
        uid=uid,
        highlight=highlight,
        row=72,
        size=17,
        numbered=True,
    )
