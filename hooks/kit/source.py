"""A Markdown page as its author wrote it: lines with their numbers, cut into sections."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kit.marks import ID

LOST = "\ufffd"  # what Unicode puts in the place of what cannot be read
FENCE = re.compile(r"([ >]*)(`{3,}|~{3,}) *[\w#.+-]* *")
CODE = re.compile(r"`[^`]*`")
FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"(#{2,4})\s+(.*)")
# What a reader sees of the front matter: a key, and the indented lines or list below it.
SEEN = re.compile(r"^(?:title|lead|summary):.*\n(?:(?:[ \t-].*|[ \t]*)\n)*", re.MULTILINE)


def read_text(path: Path) -> str:
    """Return the text of a file; a byte order mark is no part of it.

    Bytes that are no UTF-8 become `LOST`, so that the build goes on; hooks/data.py reports them.
    """
    return path.read_text("utf-8-sig", errors="replace")


def read_texts(folder: Path) -> dict[str, str]:
    """Return the texts of all pages below a folder, by their paths in it, without `.md`."""
    return {
        path.relative_to(folder).with_suffix("").as_posix(): read_text(path)
        for path in sorted(folder.rglob("*.md"))
    }


def split(text: str) -> tuple[str | None, str, int]:
    """Split a file into its front matter, its Markdown and the number of lines before that.

    The front matter is None where the file does not begin with `---` or never closes it.
    """
    match = FRONT_MATTER.match(text)
    if not match:
        return None, text, 0
    return match.group(1), text[match.end() :], match.group(0).count("\n")


@lru_cache(maxsize=64)  # a dozen checks in a row ask it of the same page
def prose(text: str) -> Sequence[tuple[int, str]]:
    """Return the lines of a whole file outside front matter and fenced code, numbered from 1.

    What stands in inline code is replaced by `…`, so that no mark or link is found in it. As to
    Markdown, a fence that is indented, quoted or never closed is a line of text.
    """
    _, markdown, before = split(text)
    fence = ""
    found: list[tuple[int, str]] = []
    fenced: list[tuple[int, str]] = []
    for number, line in enumerate(markdown.splitlines(), before + 1):
        match = FENCE.fullmatch(line)
        if match and not match[1] and not fence:
            fence = match[2]
        readable = line if match else CODE.sub("`…`", line)
        (fenced if fence else found).append((number, readable))
        if len(fenced) > 1 and line.rstrip(" ") == fence:
            fence, fenced = "", []
    return found + fenced


@dataclass
class Section:
    """A section: the words, level and line of its heading, and all it says.

    What stands above the first such heading is a section too, with title, lead and summary.
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
        if seen.startswith("# "):
            found[""].heading = seen[2:].strip()
        if heading and mark:
            words = ID.sub("", heading[2]).strip()
            current = found.setdefault(mark["id"], Section(words, len(heading[1]), number, [], []))
        if seen:
            current.lines.append((number, seen))
        current.body.append(seen if seen == line else line)  # one text in memory where it can be
    return found
