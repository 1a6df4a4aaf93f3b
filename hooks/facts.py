"""See to it that a page and its translation say the same facts in the same section.

Numbers, services, sources, links, and the shape of lists, tables and drawings are compared
between two headings with the same id; words are not.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig

from kit.faults import Fault, report, shown
from kit.i18n import building, pairs
from kit.marks import ID
from kit.source import prose, read_text

HEADING = re.compile(r"#{1,6} ")
LINK = re.compile(r"\]\(([^)\s]+)\)")
FACTS = {
    "helpline": re.compile(r"\]\(helpline:([^)\s]+)\)"),
    "source": re.compile(r"(\[\^[^\]\s]+\])(?!:)"),
    "link": re.compile(r"\]\((?!helpline:)([^)\s]+)\)"),
    "mark": re.compile(r"<!-- *(site:.*?) *-->"),
    "number": re.compile(r"(?<![\w#/.-])(\d+(?:[.,]\d+)*)(?![\w/-])"),
}
SIGNS = {  # what a line must have to hold such a fact at all: most have none
    **dict.fromkeys(FACTS, re.compile(r"\[\^|\]\(|<!--")),
    "number": re.compile(r"\d"),
}
SHAPES = {
    "list item": re.compile(r" *(?:[-*+]|\d+[.)]) "),
    "table row": re.compile(r" *\|"),
    "callout": re.compile(r" *> *\[!\w+\]"),
}


class Section(NamedTuple):
    """A section of a page: its line, its facts with their lines, the number of each shape."""

    line: int
    facts: dict[tuple[str, str], list[int]]
    shapes: Counter[str]


def on_config(config: MkDocsConfig) -> None:
    if building(config):
        return
    root = Path(config.docs_dir).parent
    for original, path in pairs(config):
        faults = check(read_text(original), read_text(path), shown(original, root))
        report(shown(path, root), faults)


def check(source: str, translation: str, path: str) -> Iterator[Fault]:
    """Yield the facts that only one of two texts has, at their place in the translation.

    `path` is what the source is called in messages.
    """
    theirs = sections(translation)
    for found, ours in sections(source).items():
        if found in theirs:
            yield from _compare(ours, theirs[found], path)


def _compare(ours: Section, theirs: Section, path: str) -> Iterator[Fault]:
    for (kind, fact), lines in ours.facts.items():
        if len(lines) > len(theirs.facts.get((kind, fact), [])):
            remedy = f"{path}:{lines[-1]} has it"
            yield Fault(theirs.line, f"the {kind} `{fact}` is missing in this section", remedy)
    for (kind, fact), lines in theirs.facts.items():
        if len(lines) > len(ours.facts.get((kind, fact), [])):
            remedy = f"{path}:{ours.line} does not have it"
            yield Fault(lines[-1], f"the {kind} `{fact}` is in the translation only", remedy)
    for shape in SHAPES:
        here, there = theirs.shapes[shape], ours.shapes[shape]
        if here != there:
            problem = f"{here} {shape}{'s' * (here != 1)} in this section"
            yield Fault(theirs.line, problem, f"{path}:{ours.line} has {there}")


def sections(text: str) -> dict[str, Section]:
    """Return the sections of a whole file by the ids of their headings; the first has none."""
    found = {"": Section(1, {}, Counter())}
    current = found[""]
    for number, line in prose(text):
        match = ID.search(line)
        if match and HEADING.match(line):
            current = found.setdefault(match["id"], Section(number, {}, Counter()))
        bare = ID.sub("", line)
        for kind, pattern in FACTS.items():
            if not SIGNS[kind].search(bare):
                continue
            plain = LINK.sub("]", SHAPES["list item"].sub("", bare)) if kind == "number" else bare
            for fact in pattern.findall(plain):
                value = fact.replace(",", ".") if kind == "number" else fact
                current.facts.setdefault((kind, value), []).append(number)
        current.shapes.update(kind for kind, shape in SHAPES.items() if shape.match(line))
    return found
