"""What a text consists of: UTF-8, and no character that shows other words than it holds.

The rule for characters no one sees: "Trojan Source" (CVE-2021-42574) for those that turn the
direction of text, Unicode Standard 17.0 chapter 23.2 and 23.3 for joiners and marks of direction.
"""

import html
import re
import unicodedata
from functools import cache

from checks.faults import Fault, Faults, Place

NOT_ASCII = re.compile(r"[^\t\n\x20-\x7e]")
REFERENCE = re.compile(r"&#?\w{1,32};")
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
UNASSIGNED_FOR_GOOD = re.compile(r"[\ufdd0-\ufdef\ufff0-\ufff8\ufffe\uffff\U000e0000-\U000e0fff]")
JOINERS = "\u200c\u200d"
MARKS_OF_DIRECTION = "\u200e\u200f\u061c"
EMOJI_STYLE = "\ufe0f"
WESTERN = ("LATIN", "GREEK", "CYRILLIC")
CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)  # what git writes around two texts
BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # drawn as nothing, though they count as letters


def decode(data: bytes) -> tuple[str, list[Fault]]:
    """Return the text of a file with `\\n` as its only line end, and what is no UTF-8 in it."""
    faults = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8-sig", errors="replace")
        place = Place(data[: error.start].decode("utf-8", errors="replace"))
        problem = f"the byte {data[error.start]:02X} is no UTF-8"
        faults = [place.fault(len(place.text), problem, "save the file as UTF-8")]
    return text.replace("\r\n", "\n"), faults


def check(place: Place) -> Faults:
    """Yield the characters that hide or turn text, written as such or as `&…;`."""
    text = place.text
    for match in NOT_ASCII.finditer(text):
        index, character = match.start(), match[0]
        if (suspect(character) or character == "\ufeff") and not _at_home(text, index):
            yield place.fault(index, f"{_name(character)}, which nobody sees", "take it out")
    for match in REFERENCE.finditer(text):
        if not html.unescape(match[0]):
            yield place.fault(match.start(), f"`{match[0]}` stands for nothing", "take it out")
        for character in html.unescape(match[0]):
            if NOT_ASCII.match(character) and suspect(character):
                problem = f"`{match[0]}` stands for {_name(character)}, which nobody sees"
                yield place.fault(match.start(), problem, "take it out")


def conflict(place: Place) -> Faults:
    """Yield the first mark of git in a text of which it could not tell who is right."""
    if match := CONFLICT.search(place.text):
        remedy = (
            "keep one of the two texts, and take out the lines with <<<<<<<, ======= and >>>>>>>"
        )
        yield place.fault(match.start(), "a conflict that is not resolved", remedy)


@cache
def suspect(character: str) -> bool:
    """Tell whether a character is no letter, digit, mark or sign that is drawn.

    One that this Python's Unicode does not know yet may well be drawn: a new emoji.
    """
    return (
        unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
        or UNASSIGNED_FOR_GOOD.match(character) is not None
        or character in BLANK
        or "VARIATION SELECTOR" in unicodedata.name(character, "")
    )


def _at_home(text: str, index: int) -> bool:
    """Tell whether an unseen character does what some script needs it for.

    Joiners stand inside words of scripts that join, and inside emoji; marks of direction on a
    line with letters that run from right to left; the emoji style after a sign.
    """
    character, before, after = text[index], text[index - 1 : index], text[index + 1 : index + 2]
    if character in JOINERS:
        return _joins(before) and _joins(after)
    if character in MARKS_OF_DIRECTION:
        start, end = text.rfind("\n", 0, index) + 1, text.find("\n", index)
        return RIGHT_TO_LEFT.search(text, start, end if end >= 0 else len(text)) is not None
    return character == EMOJI_STYLE and unicodedata.category(before or "a") in ("So", "Sm", "Po")


def _joins(neighbour: str) -> bool:
    if not neighbour or unicodedata.category(neighbour)[0] not in "LMS":
        return False
    return not unicodedata.name(neighbour, "LATIN").startswith(WESTERN)


def _name(character: str) -> str:
    other = "a control character" if ord(character) < 0xA0 else "a character without a name"
    name = unicodedata.name(character, other).lower()
    return f"U+{ord(character):04X} ({name})"
