"""Strands, each beside its label, that come together and twist into one cord."""

from collections.abc import Sequence
from functools import cache
from math import cos, pi
from typing import Literal
from xml.etree.ElementTree import Element

from kit.drawing import Item, canvas, child, label, number, text_width, wrap
from kit.rope import WIDTH, Point, Strand, join, phase, radius, turn, twist

SOURCE: Literal["table", "ol"] = "table"
LEAST, MOST = 3, 9

PAGE = 320.0  # user units; the narrowest telephone, so that type keeps its size there
TYPE = 16
LEADING = 20.0
ROW = 48.0  # with a label of 44 that can be tapped (WCAG 2.2, 2.5.5)
LANE = 15.5  # between strands that run side by side
GATHER = 110.0  # the least way in which lanes become a rope
TURNS = 1.0  # after that
TASSEL = 58.0
# On paper without colour the strands still differ: each has a thread of its own rhythm.
RHYTHMS = ("", "1 7", "9 5", "3 4", "14 4 1 4", "1 3.5", "6 3 1 3", "12 8", "1 5 1 9")


def draw(
    items: Sequence[Item], *, title: str, desc: str, uid: str, highlight: int | None = None
) -> Element:
    """Draw the cord with its labels, or a piece of it with one strand picked out."""
    if highlight is not None:
        return _piece(len(items), title, desc, uid, highlight)
    count = len(items)
    lanes_width = LANE * (count - 1) + WIDTH + 6
    longest = max(text_width(word, TYPE) for item in items for word in item.label.split())
    space = max(PAGE - lanes_width - 12, longest)  # for the labels
    width = space + lanes_width + 12
    lines = [wrap(item.label, space, TYPE) for item in items]
    lanes = [width - WIDTH / 2 - 2 - LANE * (count - 1 - lane) for lane in range(count)]

    rows: list[float] = []  # the height at which each strand begins, below its label
    y = 0.0
    for broken in lines:
        y += max(ROW, len(broken) * LEADING + 20)
        rows.append(y)
    bundle = Bundle(lanes, y + 18, width / 2)
    end = bundle.top + bundle.reach + TURNS * turn(count)

    links = any(item.href for item in items)
    svg = canvas(width, end + TASSEL + 22, uid, title, desc, links=links)
    strands = twist(count, end - bundle.top, bundle.place, bundle.turned)
    _lay(svg, uid, [_enter(i, strands[count - 1 - i], rows[i], bundle) for i in range(count)])
    _finish(svg, width / 2, end, count)
    for item, broken, row in zip(items, lines, rows, strict=True):
        height = max(ROW, len(broken) * LEADING + 20)
        box = (2, row - height + 8, space, height - 2)  # down to below its strand
        label(svg, item, broken, box, TYPE, below=13)
    return svg


class Bundle:
    """How lanes side by side, on the right, become a rope in the middle."""

    def __init__(self, lanes: Sequence[float], top: float, middle: float) -> None:
        self.lanes, self.top, self.middle = lanes, top, middle
        self.centre = (lanes[0] + lanes[-1]) / 2
        self.reach = max(1.1 * turn(len(lanes)), GATHER)
        # The lanes are a rope seen so close, ere it turns; only their spaces are still even.
        self.close = (lanes[-1] - self.centre) / (radius(len(lanes)) * cos(pi / 2 / len(lanes)))

    def turned(self, way: float) -> float:
        """Return how far the rope has turned: slowly at first, while the lanes come together."""
        t = min(way / self.reach, 1.0)
        return self.reach * (t**3 - t**4 / 2) + max(way - self.reach, 0.0)

    def place(self, strand: int, offset: float, way: float) -> Point:
        """Return the point of a strand that has come some way, by its offset in the rope."""
        done, count = _ease(way / self.reach), len(self.lanes)
        x = self.centre + (self.middle - self.centre) * done
        close = self.close + (1 - self.close) * done
        first = self.close * radius(count) * cos(phase(strand, count))
        even = self.lanes[strand] - self.centre - first
        return x + close * offset + even * (1 - done), self.top + way


def _ease(t: float) -> float:
    """Return a way from 0 to 1 that begins and ends softly (smoothstep)."""
    t = min(max(t, 0.0), 1.0)
    return t * t * (3 - 2 * t)


def _enter(item: int, strand: Strand, row: float, bundle: Bundle) -> Strand:
    """Lead a strand from beside its label into its lane, in a curve around those below it."""
    x = bundle.lanes[len(bundle.lanes) - 1 - item]
    reach = x - bundle.lanes[0] + 26
    drop = bundle.top - row
    bend = f"H{number(x - reach)}" if x - reach > 8 else ""
    curve = f"C{number(x - reach * 0.45)} {number(row)} {number(x)} {number(row + drop * 0.45)} "
    lead = f"M8 {number(row)}{bend}{curve}{number(x)} {number(bundle.top)}"
    return Strand(back=strand.back, front=[lead, *strand.front])


def _lay(svg: Element, uid: str, strands: Sequence[Strand], picked: int | None = None) -> None:
    """Lay the strands on the page: first what runs behind, then what runs before it.

    A path is written once, as its own outline and thread too; the strands that are not picked out
    are one path.
    """
    shown = range(len(strands)) if picked is None else (picked,)
    plain = [strand for index, strand in enumerate(strands) if index not in shown]

    def lay(layer: str, rest: str, paths: dict[int, str], *, cased: bool) -> None:
        order = [*([("strand", f"{uid}-{layer}", rest)] if rest else [])]
        order += [
            (f"strand strand-{index + 1}", f"{uid}-{layer}{index + 1}", d)
            for index, d in paths.items()
        ]
        if cased:
            casing = child(svg, "g", class_="casing", stroke_width=WIDTH + 4)
            for _, name, _ in order:
                child(casing, "use", href=f"#{name}")
        for look, name, d in order:
            child(child(svg, "g", class_=look, stroke_width=WIDTH), "path", id=name, d=d)
        threads = child(svg, "g", class_="thread", stroke_width=2)
        for index in paths:
            rhythm = {"stroke_dasharray": RHYTHMS[index]} if RHYTHMS[index] else {}
            child(threads, "use", href=f"#{uid}-{layer}{index + 1}", **rhythm)

    backs = {index: join(strands[index].back) for index in shown if strands[index].back}
    lay("b", "".join(join(strand.back) for strand in plain), backs, cased=False)
    fronts = {index: join(strands[index].front) for index in shown}
    lay("f", "".join(join(strand.front) for strand in plain), fronts, cased=True)


def _finish(svg: Element, x: float, y: float, count: int) -> None:
    """Bind the end of the cord, above a tassel of all its strands."""
    wide = radius(count) + WIDTH / 2 - 2
    for index in range(count):
        hairs = ""
        for hair in (-0.55, 0, 0.55):
            u = ((count - index - 0.5 + hair) / count * 2 - 1) * wide * 0.85
            length = TASSEL - 6 * (u / wide) ** 2 - (index * 7 + hair * 5) % 4
            hairs += f"M{number(x + u)} {number(y + 6)}q{number(u * 0.06)} {number(length * 0.5)} "
            hairs += f"{number(u * 0.5)} {number(length)}"
        child(svg, "path", d=hairs, class_=f"strand-{index + 1}", stroke_width=3)
    for index in range(count):
        turn_ = f"M{number(x - wide)} {number(y - 2 + 14 * index / (count - 1))}"
        bow = f"q{number(wide)} 5 {number(2 * wide)} 0"
        child(svg, "path", d=turn_ + bow, class_=f"strand-{index + 1}", stroke_width=4)


def _piece(count: int, title: str, desc: str, uid: str, picked: int) -> Element:
    """Draw a short piece of the cord, lying, with one strand in its colour."""
    high = 2 * radius(count) + WIDTH + 6
    svg = canvas(PAGE, high, uid, title, desc, links=False)
    _lay(svg, uid, _lying(count, high / 2), picked)
    return svg


@cache  # a page has a piece for each strand
def _lying(count: int, middle: float) -> list[Strand]:
    return twist(count, PAGE, lambda _, offset, way: (way, middle + offset))[::-1]
