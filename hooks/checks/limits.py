"""How much a file may hold. Every limit is many times what the site needs, and keeps a build short.

Python-Markdown looks for the end of each opening bracket as far as the block goes, so its time
grows with their square (issue 798, open since 2019): measured with our extensions and version
3.11, 1,000 brackets take a second at the worst, 2,000 take 4 and 4,000 take 16.
"""

import re
from typing import Final

from checks.faults import Faults, Place

BYTES: Final = {".md": 100_000, ".svg": 100_000, ".png": 500_000, ".jpg": 500_000, ".webp": 500_000}
BYTES_OF_OTHERS: Final = 250_000
LINE: Final = 2_000
MARKS: Final = 1_000
DEPTH: Final = 6
EXPENSIVE = "[`<"
PREFIX = re.compile(r"(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$))+", re.MULTILINE)
LEVEL = re.compile(r">|[-*+]|\d[.)]")
EMPTY = re.compile(r"\n{100}")


def check_lines(place: Place) -> Faults:
    """Yield lines that are too long."""
    start = 0
    for line in place.text.split("\n"):
        if len(line) > LINE:
            problem = f"a line of {len(line):,} characters"
            yield place.fault(start + LINE, problem, f"keep it below {LINE:,}")
        start += len(line) + 1


def check_marks(place: Place) -> Faults:
    """Yield what makes Markdown slow: too many of an expensive mark, and deep nesting."""
    for mark in EXPENSIVE:
        if (count := place.text.count(mark)) > MARKS:
            index = -1
            for _ in range(MARKS + 1):
                index = place.text.index(mark, index + 1)
            problem = f"{count:,} times `{mark}`" if mark != "`" else f"{count:,} backticks"
            yield place.fault(index, problem, f"divide the page; {MARKS:,} at most")
    for match in PREFIX.finditer(place.text):
        spaces = len(match[0].expandtabs(4)) - len(match[0].lstrip())
        depth = len(LEVEL.findall(match[0])) + spaces // 4
        if depth > DEPTH:
            problem = f"a list or quotation {depth} levels deep"
            yield place.fault(match.start(), problem, f"{DEPTH} levels at most")
    if empty := EMPTY.search(place.text):
        yield place.fault(empty.start(), "a hundred empty lines", "take them out")
