"""Strands that twist around each other, as seen from the side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, pi, sin, sqrt

from kit.drawing import number

WIDTH = 12.0  # of a strand, in user units
SPACE = 13.4  # between the middles of two strands, so that what runs behind shows through

SMOOTH = 64  # user units that one cubic curve can follow

Point = tuple[float, float]


@dataclass
class Strand:
    """The path of a strand where it runs behind the others, and where it runs before them."""

    back: list[str] = field(default_factory=list)
    front: list[str] = field(default_factory=list)


def radius(count: int) -> float:
    """Return the radius of a rope of so many strands, to the middle of a strand."""
    return 10 + 2.3 * count


def turn(count: int) -> float:
    """Return the length of one turn, in which the strands lie `SPACE` apart.

    With the circumference c and s = SPACE · count, seen from the side: P² (P² - s²) = s² c².
    """
    s, c = SPACE * count, 2 * pi * radius(count)
    return sqrt((s**2 + sqrt(s**4 + 4 * (s * c) ** 2)) / 2)


def phase(strand: int, count: int) -> float:
    """Return the angle at which a strand enters the rope.

    The strands come in side by side, from 0 on the left; every other one goes to the back, so
    that they keep their order and lie evenly around the rope.
    """
    angle = pi - pi * (strand + 0.5) / count
    return angle if strand % 2 else -angle


def twist(
    count: int,
    length: float,
    place: Callable[[int, float, float], Point],
    turned: Callable[[float], float] = lambda way: way,
) -> list[Strand]:
    """Return the strands of a rope of a length in user units.

    `place` makes a point of a strand, its offset from the middle and the way along the rope;
    `turned` says how far a rope that turns evenly would have come there.
    """
    strands = []
    for index in range(count):

        def angle(way: float, index: int = index) -> float:
            return phase(index, count) + 2 * pi * turned(way) / turn(count)

        def at(way: float, index: int = index, angle: Callable[[float], float] = angle) -> Point:
            return place(index, radius(count) * cos(angle(way)), way)

        strand = Strand()
        for begin, end in pairwise(_cuts(angle, length)):
            before = sin(angle((begin + end) / 2)) > 0
            (strand.front if before else strand.back).append(_curve(at, begin, end))
        strands.append(strand)
    return strands


def _cuts(angle: Callable[[float], float], length: float) -> list[float]:
    """Return where to cut a strand: where it goes to the other side, and no piece too long."""
    cuts = [0.0]
    for way in range(1, int(length)):
        crosses = angle(way) // pi != angle(way - 1) // pi
        if crosses or way - cuts[-1] > SMOOTH:
            cuts.append(float(way))
    return [*cuts, length]


def _curve(at: Callable[[float], Point], begin: float, end: float) -> str:
    """Return a cubic Bézier curve with the ends and directions of a path (Hermite form)."""
    (x0, y0), (x1, y1) = at(begin), at(end)
    h, third = 1e-3, (end - begin) / 3
    dx0, dy0 = ((b - a) / h * third for a, b in zip(at(begin), at(begin + h), strict=True))
    dx1, dy1 = ((b - a) / h * third for a, b in zip(at(end - h), at(end), strict=True))
    return path((x0, y0), (x0 + dx0, y0 + dy0), (x1 - dx1, y1 - dy1), (x1, y1))


def path(*points: Point) -> str:
    """Return a move and a cubic curve."""
    start, *rest = (f"{number(x)} {number(y)}" for x, y in points)
    return f"M{start}C{' '.join(rest)}"


def join(pieces: Sequence[str]) -> str:
    """Return pieces as one path, without a move where one ends where the next begins."""
    joined = ""
    for piece in pieces:
        start, curve = piece.split("C", 1)
        joined += f"C{curve}" if joined.endswith(start[1:]) else piece
    return joined
