"""The kinds of diagram: each module here is one, under its own name."""

import pkgutil
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Literal, Protocol, cast
from xml.etree.ElementTree import Element

from kit.drawing import Item


class Kind(Protocol):
    """What a module must have to be a kind of diagram."""

    SOURCE: Literal["table", "ol"]
    LEAST: int
    MOST: int

    def draw(
        self,
        items: Sequence[Item],
        *,
        title: str,
        desc: str,
        uid: str,
        highlight: int | None = None,
    ) -> Element:
        """Return an `svg` element that shows the items.

        `title` and `desc` say what it shows to those who do not see it; `uid` begins each of its
        ids, so that several fit on a page; `highlight` is the number of the one item to pick out.
        """


# All at once: MkDocs takes our folder out of the search path when a hook has been loaded.
KINDS: Mapping[str, Kind] = {
    module.name: cast(Kind, import_module(f"{__name__}.{module.name}"))
    for module in pkgutil.iter_modules(__path__)
}
