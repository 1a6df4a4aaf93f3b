"""Draw what a page costs against the number of pages, both on logarithmic scales."""

from collections.abc import Sequence
from itertools import pairwise
from math import log10
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 420, 60, 190, 20, 50
LEAST = 14  # between the names at the ends of two lines
COLOURS = ("#1f77b4", "#d62728", "#ff9896", "#2ca02c", "#9467bd", "#8c564b", "#e377c2", "#17becf")


def plot(rows: Sequence[dict[str, Any]], names: Sequence[str]) -> str:
    """Return an SVG of the rows of results.json, a line for each name."""
    found = [name for name in names if any(row["name"] == name for row in rows)]
    costs = [each(row) for row in rows]
    low, high = min(costs) / 1.3, max(costs) * 1.3
    first, last = min(row["pages"] for row in rows), max(row["pages"] for row in rows)

    def x(pages: float) -> float:
        share = log10(pages / first) / (log10(last / first) or 1)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(cost: float) -> float:
        share = log10(cost / low) / log10(high / low)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP), 1)

    lines: list[dict[str, Any]] = []
    for colour, name in zip(COLOURS, found, strict=False):
        own = sorted((row for row in rows if row["name"] == name), key=lambda it: it["pages"])
        points = [(x(row["pages"]), y(each(row))) for row in own]
        lines.append({"name": name, "colour": colour, "points": points, "end": points[-1][1] + 4})
    lines.sort(key=lambda line: line["end"])
    for above, below in pairwise(lines):
        below["end"] = max(below["end"], above["end"] + LEAST)
    marks = [it for power in range(-1, 4) for it in (10**power, 2 * 10**power, 5 * 10**power)]
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    template = environment.get_template("plot.svg.j2")
    return template.render(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        bottom=HEIGHT - BOTTOM,
        lines=lines,
        across=[(mark, y(mark)) for mark in marks if low <= mark <= high],
        down=[(pages, x(pages)) for pages in sorted({row["pages"] for row in rows})],
    )


def each(row: dict[str, Any]) -> float:
    """Return the processor time of one page in milliseconds; each is there in two languages."""
    cost: float = row["processor"] / row["pages"] / 2 * 1000
    return cost
