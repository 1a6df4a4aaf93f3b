"""A fault in a source, to the column: what an author reads before anything is built."""

from collections.abc import Iterator
from typing import NamedTuple


class Fault(NamedTuple):
    """One fault in one file: line and column (from 1), what is wrong, and what would be right."""

    line: int
    column: int
    problem: str
    remedy: str


class Place:
    """Tells line and column of an index in a text that begins at a given place of its file."""

    def __init__(self, text: str, line: int = 1, column: int = 1) -> None:
        self.text, self.line, self.column = text, line, column

    def fault(self, index: int, problem: str, remedy: str) -> Fault:
        """Return a fault at an index of the text."""
        above = self.text.count("\n", 0, index)
        start = self.text.rfind("\n", 0, index) + 1
        column = index - start + (1 if above else self.column)
        return Fault(self.line + above, column, problem, remedy)


def shortened(text: str) -> str:
    """Return a text as a message can show it: on one line, and not too long."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"


Faults = Iterator[Fault]
