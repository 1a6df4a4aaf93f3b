"""Lists, tables and code that GitHub shows as such, and our build as lines of text."""

import re
from collections.abc import Iterator

from kit.faults import Fault
from kit.source import FENCE, prose

QUOTED = re.compile(r"((?: {0,3}>)*)(.*)")
ITEM = re.compile(r" *([-*+]|\d+[.)])\s+(?!- -|\* \*)\S")
INTERRUPTS = ("-", "*", "+", "1.", "1)")  # other numbers begin no list below a line of text
BULLET = re.compile(r" *([•◦▪●‣·])\s*\S")
APART = "put an empty line above it"
ALONE = re.compile(r" *(?:#{1,6} |\[!|<!--[^>]*--> *$|$)")  # a line that ends what stands above


def check(text: str) -> Iterator[Fault]:
    """Yield the lines of a whole file that only GitHub takes for a list, a table or code."""
    kind, first, depth, last = "", 0, 0, 0  # of the lines since the last that stands alone
    for number, line in prose(text):
        yield from _check_signs(number, line)
        marks, bare = QUOTED.findall(line)[0]
        if number > last + 1 or marks.count(">") > depth or ALONE.match(bare):
            kind = ""
        last, depth = number, marks.count(">")
        item = ITEM.match(bare)
        if item and (kind != "text" or item[1] in INTERRUPTS):
            if kind == "text":
                yield Fault(number, "a list right below a line of text", APART)
            if item[1].endswith(")"):
                problem, remedy = f"a list with `{item[1]}`", f"write `{item[1][:-1]}.`"
                yield Fault(number, problem, remedy)
            kind = "list"
        elif kind and kind != "table" and _is_rule(bare):
            if number != first + 1 or kind == "list":
                yield Fault(number - 1, "a table right below a line of text", APART)
            kind = "table"
        elif not kind and not ALONE.match(bare):
            kind, first = "text", number


def _check_signs(number: int, line: str) -> Iterator[Fault]:
    if match := BULLET.match(line):
        yield Fault(number, f"the sign {match[1]} makes no list", "write `- ` in its place")
    if (match := FENCE.fullmatch(line)) and match[1]:
        problem = "a code block that is indented or in a quotation"
        yield Fault(number, problem, f"begin the line with {match[2]}")
    elif match:
        remedy = f"end it with a line that has {match[2]} and nothing else"
        yield Fault(number, "a code block that is never closed", remedy)


def _is_rule(line: str) -> bool:
    """Tell whether a line looks like the one between the heading of a table and its rows."""
    return "|" in line and "-" in line and set(line) <= set("|:- ")
