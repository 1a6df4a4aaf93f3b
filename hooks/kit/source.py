"""A Markdown page as its author wrote it: lines with their numbers."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
CODE = re.compile(r"`[^`]*`")
FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)


def read_text(path: Path) -> str:
    """Return the text of a file; a byte order mark is no part of it."""
    return path.read_text("utf-8-sig")


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

    What stands in inline code is replaced by `…`, so that no mark or link is found in it.
    """
    _, markdown, before = split(text)
    fence, found = "", []
    for number, line in enumerate(markdown.splitlines(), before + 1):
        match = FENCE.match(line)
        if fence:
            if match and match.group(1).startswith(fence):
                fence = ""
        elif match:
            fence = match.group(1)
        else:
            found.append((number, CODE.sub("`…`", line)))
    return found
