"""What drawings share: their items, SVG as a tree, and text that is measured before it is set."""

import unicodedata
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

# Advance widths in thousandths of the type size: of each letter the wider of DejaVu Sans 2.37 and
# Liberation Sans 2.1 (as wide as Arial and Helvetica), so that a text measured here fits in both.
WIDTHS = {
    **dict.fromkeys("'ijlI", 295),
    **dict.fromkeys(" .,’;:/f-‐", 361),
    **dict.fromkeys("()[]tr!", 411),
    **dict.fromkeys('"“”sz', 531),
    **dict.fromkeys("J?–ckvxyLFT", 611),
    **dict.fromkeys("abdeghnopquß0123456789", 656),
    **dict.fromkeys("ABCEKPRSUVXYZ", 732),
    **dict.fromkeys("DGHNOQ&w", 818),
    **dict.fromkeys("mMW", 989),
    **dict.fromkeys("@œŒ‰", 1342),
}
WIDEST = 1000  # of any other letter


@dataclass(frozen=True)
class Item:
    """A row of a table, or an item of a list: what a drawing shows as one thing.

    The first cell of a row gives the label and the link, the others are its `cells`.
    """

    label: str
    href: str | None = None
    cells: tuple[str, ...] = ()


def text_width(text: str, size: float) -> float:
    """Return a width, in user units, that the text does not exceed in a system font.

    `size` is the type size in user units. An accent adds no width.
    """
    letters = [it for it in unicodedata.normalize("NFD", text) if not unicodedata.combining(it)]
    return sum(WIDTHS.get(letter, WIDEST) for letter in letters) / 1000 * size


def wrap(text: str, width: float, size: float) -> list[str]:
    """Break a text into lines of at most `width` user units; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def number(value: float) -> str:
    """Write a coordinate with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def child(parent: Element, tag: str, text: str | None = None, **attributes: object) -> Element:
    """Append an SVG element. `stroke_width` means stroke-width, `class_` means class."""
    element = SubElement(parent, tag)
    for name, value in attributes.items():
        text_value = number(value) if isinstance(value, float | int) else str(value)
        element.set(name.removesuffix("_").replace("_", "-"), text_value)
    element.text = text
    return element


def canvas(width: float, height: float, uid: str, title: str, desc: str, *, links: bool) -> Element:
    """Return an empty drawing with its name and description.

    A picture is an `img`; one whose labels are links is a `group`, which readers can enter
    (WAI-ARIA 1.2; W3C WAI tutorial on complex images, 2022).
    """
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg"})
    svg.set("viewBox", f"0 0 {number(width)} {number(height)}")
    svg.set("fill", "none")
    svg.set("direction", "ltr")  # else a page that runs to the left sets its labels outside
    svg.set("role", "group" if links else "img")
    svg.set("aria-labelledby", f"{uid}-title")
    svg.set("aria-describedby", f"{uid}-desc")
    child(svg, "title", title, id=f"{uid}-title")
    child(svg, "desc", desc, id=f"{uid}-desc")
    return svg


def label(
    parent: Element,
    item: Item,
    lines: list[str],
    box: tuple[float, float, float, float],
    size: int,
    below: float = 0,
) -> None:
    """Set the lines of a label at the bottom of a box (x, y, width, height), which is its link.

    Of the box the lowest user units are left free: so many as `below` says.
    """
    x, y, width, height = box
    owner = child(parent, "a", href=item.href) if item.href else parent
    if item.href:  # all of the box can be tapped, not the letters alone
        child(owner, "rect", x=x, y=y, width=width, height=height, class_="tap")
    leading = size * 1.25
    baseline = y + height - below - size * 0.3 - leading * (len(lines) - 1)
    text = child(owner, "text", x=x, y=baseline, font_size=size)
    for index, line in enumerate(lines):
        if index == 0:
            child(text, "tspan", line)
        else:
            text[-1].tail = " "  # heard and copied as a space between the words
            child(text, "tspan", line, x=x, dy=leading)
