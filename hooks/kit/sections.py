"""A page cut into sections: from a heading that has an id up to the next such heading."""

import re
from dataclasses import dataclass

from kit.marks import ID
from kit.source import prose, split

HEADING = re.compile(r"(#{2,4})\s+(.*)")
# What a reader sees of the front matter: a key, and the indented lines or list below it.
SEEN = re.compile(r"^(?:title|lead|summary):.*\n(?:(?:[ \t-].*|[ \t]*)\n)*", re.MULTILINE)


@dataclass
class Section:
    """A section: the words and level of its heading, the line of that, and all it says.

    What stands above the first heading, with title, lead and summary, has level 1 and no heading.
    """

    heading: str
    level: int
    line: int
    lines: list[tuple[int, str]]  # numbered, without fenced code
    body: list[str]  # all lines as they are written


def sections(text: str) -> dict[str, Section]:
    """Return the sections of a whole file by the ids of their headings; the first has none."""
    front, markdown, before = split(text)
    readable = dict(prose(text))
    current = Section("", 1, 1, [], SEEN.findall(front or ""))
    found = {"": current}
    for number, line in enumerate(markdown.splitlines(), before + 1):
        seen = readable.get(number, "")
        heading, mark = HEADING.match(seen), ID.search(seen)
        if heading and mark:
            words = ID.sub("", heading[2]).strip()
            current = found.setdefault(mark["id"], Section(words, len(heading[1]), number, [], []))
        if seen:
            current.lines.append((number, seen))
        current.body.append(line)
    return found
