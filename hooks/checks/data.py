"""YAML and JSON as text: nothing in it builds, repeats or nests, and its words are as in a page.

What the keys and values mean is not looked at here: hooks/data.py does, in the build.
"""

import re
from collections.abc import Collection

import yaml

from checks import markdown, text
from checks.faults import Fault, Faults, Place, shortened
from kit.data import read

DEPTH = 16
CORE = "tag:yaml.org,2002:"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C where there is one: 10 times faster
MARKED = re.compile(r"[<\[|]")  # nothing else can begin HTML, a link or a table
BLOCKS = ("|", ">")


def check(source: str, above: int = 0, tags: Collection[str] = ()) -> Faults:
    """Yield the faults of a YAML or JSON text that begins after `above` lines of its file.

    Tags make YAML build things; only those that are given are let through.
    """
    depth, documents = 0, 0
    try:
        for event in yaml.parse(source, LOADER):
            assert event.start_mark is not None
            line, column = above + event.start_mark.line + 1, event.start_mark.column + 1
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            documents += isinstance(event, yaml.DocumentStartEvent)
            if depth > DEPTH:
                yield Fault(line, column, "YAML is nested too deeply", f"{DEPTH} levels at most")
                return
            if documents > 1:
                yield Fault(line, column, "a second YAML document", "take out the line `---`")
                return
            if isinstance(event, yaml.NodeEvent):
                yield from _check_node(event, line, column, tags)
            if isinstance(event, yaml.ScalarEvent):
                yield from _check_words(event, source, line, column)
    except yaml.YAMLError as error:
        yield from _unreadable(error, source, above)


def _check_node(event: yaml.NodeEvent, line: int, column: int, tags: Collection[str]) -> Faults:
    if event.anchor is not None and not isinstance(event, yaml.AliasEvent):
        remedy = "write the value out in full, here and wherever `*` repeats it"
        yield Fault(line, column, f"the YAML anchor `&{shortened(event.anchor)}`", remedy)
    tag = getattr(event, "tag", None)
    if tag is not None and tag not in tags:
        shown = shortened(tag.replace(CORE, "!!"))
        yield Fault(line, column, f"the YAML tag `{shown}`", "take it out")


def _check_words(event: yaml.ScalarEvent, source: str, line: int, column: int) -> Faults:
    """Yield what a value must not hold; escapes such as `\\x3c` are read by now."""
    block = event.style in BLOCKS
    quoted = event.style in ("'", '"')
    place = Place(event.value, line + block, 1 if block else column + quoted)
    if MARKED.search(event.value):
        yield from markdown.check(place)
    if "\\" in source:  # else the characters were seen where the file was read
        yield from text.check(place)


def _unreadable(error: yaml.YAMLError, source: str, above: int) -> Faults:
    mark = getattr(error, "problem_mark", None)
    for fault in read(source, above).faults:
        column = mark.column + 1 if mark and above + mark.line + 1 == fault.line else 1
        yield Fault(fault.line, column, fault.problem, fault.remedy)
        return
    line, column = (above + mark.line + 1, mark.column + 1) if mark else (above + 1, 1)
    remedy = "check the quotes, colons and indentation on this line and the one before"
    yield Fault(line, column, "YAML cannot be read", remedy)
