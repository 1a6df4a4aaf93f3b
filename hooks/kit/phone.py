"""Telephone numbers in a text, in whatever way they are written.

A number begins with a zero or a plus (ITU-T E.123); it may be cut up by signs, hidden in code or
emphasis, or written as character references or in the digits of another script.
"""

import html
import re
import unicodedata

NUMBER = re.compile(
    r"(?<![\w./-])(?:\+\d{2}|0)(?:[\s().\-‐-―·/]{0,3}\d){7,14}(?![\w-])|(?<!\w)tel:", re.IGNORECASE
)
ADDRESS = re.compile(r"https?://\S+")
POSSIBLE = re.compile(r"[\d:&]")  # without one there is none; most lines have none
UNSEEN = re.compile(r"<!--.*?-->|[*_`~\\]")


def find(line: str) -> str | None:
    """Return the first number in a line of Markdown as a reader sees it, None without one."""
    if line.isascii() and not POSSIBLE.search(line):
        return None
    seen = UNSEEN.sub("", ADDRESS.sub("", html.unescape(line)))
    plain = unicodedata.normalize("NFKC", seen)
    match = NUMBER.search(plain if plain.isascii() else "".join(map(_digit, plain)))
    return match[0] if match else None


def _digit(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else character
