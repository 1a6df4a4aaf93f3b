"""Check the spelling of all pages and words of the site, in each language.

    make spell

A word must be in the dictionary of its language or in docs/<lang>/words.txt: one a line, sorted,
capitals or not. A line there may be a phrase, such as a title in another language, whose words
are right in that phrase only.

The program is hunspell with Debian's dictionaries; where they are missing they are installed, and
where that is impossible this ends with an error. It stands with the tests and not with the hooks,
because an editor's preview must not need a program outside Python.
"""

import difflib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from kit.data import Loc, read
from kit.faults import Fault
from kit.sentences import WORD, passages, plain
from kit.source import read_text

DICTIONARIES = {"nl": "nl_NL", "en": "en_GB"}
PACKAGES = ("hunspell", "hunspell-nl", "hunspell-en-gb")
CLOSE = 0.75  # of 1: a suggestion less alike only puzzles
GAP = re.compile(r"\{\w+\}")
PARTS = re.compile(r"-|(?:(?<=\w)['’]s$)")


def main(docs: Path) -> int:
    """Print what is wrong below `docs`; return the exit code."""
    if missing := install():
        print(missing, file=sys.stderr)
        return 1
    found = [
        f"{path.as_posix()}:{fault.line}: {fault.problem}; {fault.remedy}"
        for language, dictionary in DICTIONARIES.items()
        for path, fault in spell(docs / language, dictionary)
    ]
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


def install() -> str:
    """See to it that hunspell and its dictionaries are there; return why they are not, or nothing.

    Debian's packages are tried where they are missing.
    """
    if ready():
        return ""
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo"]
        print("No dictionaries here yet: installing Debian's.", file=sys.stderr)
        for command in (["update", "-qq"], ["install", "-y", "-qq", *PACKAGES]):
            subprocess.run([*sudo, "apt-get", *command], stdout=sys.stderr, check=False)
    names = ", ".join(DICTIONARIES.values())
    return "" if ready() else f"make spell: install hunspell with {names} and try again"


def ready() -> bool:
    """Tell whether hunspell is there with all dictionaries."""
    return bool(shutil.which("hunspell")) and all(
        subprocess.run(
            ["hunspell", "-d", dictionary, "-l"], input="", capture_output=True, text=True
        ).returncode
        == 0
        for dictionary in DICTIONARIES.values()
    )


def spell(folder: Path, dictionary: str) -> Iterator[tuple[Path, Fault]]:
    """Yield what is wrong in all files of one language, each with its path."""
    listed = folder / "words.txt"
    lines = read_text(listed).splitlines() if listed.is_file() else []
    yield from ((listed, fault) for fault in check_list(lines))
    known = {line.casefold() for line in lines}
    strings = folder / "strings.yml"
    free = phrases(line for line in lines if " " in line)
    texts = {path: list(page_words(read_text(path), free)) for path in sorted(folder.rglob("*.md"))}
    if strings.is_file():
        texts[strings] = list(string_words(read_text(strings), free))
    unknown = look_up({word for words in texts.values() for word, _ in words}, known, dictionary)
    for path, words in texts.items():
        yield from ((path, fault) for fault in check(words, unknown, listed.as_posix()))


def check_list(lines: Collection[str]) -> Iterator[Fault]:
    """Yield where a list of words is not sorted, or has a word twice."""
    before = ""
    for number, line in enumerate(lines, 1):
        if line.casefold() <= before:
            yield Fault(number, f"“{line}” is not in its place", "sort the list, each word once")
        before = line.casefold()


def check(
    words: Collection[tuple[str, int]], unknown: dict[str, str], listed: str
) -> Iterator[Fault]:
    """Yield the words that are unknown, with the suggestion there is; `listed` is our own list."""
    for word, line in words:
        if word in unknown:
            remedy = f"add it to {listed} if it is right"
            if unknown[word]:
                remedy = f"did you mean “{unknown[word]}”? else {remedy}"
            yield Fault(line, f"unknown word “{word}”", remedy)


def phrases(lines: Iterable[str]) -> re.Pattern[str]:
    """Return what matches the phrases of a list, over line ends too, the longest first."""
    longest = sorted(lines, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, line.split())) for line in longest)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)" if words else r"(?!)", re.IGNORECASE)


def page_words(text: str, free: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """Yield the words of a whole page that stand in no free phrase, each with its line."""
    for passage in passages(text):
        for word, offset in words_of(passage.text, free):
            yield word, passage.line(offset)


def string_words(text: str, free: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """Yield the words of the sentences in a YAML file, each with the line of its value."""
    document = read(text)

    def values(value: Any, loc: Loc) -> Iterator[tuple[str, int]]:
        if isinstance(value, dict | list):
            for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
                yield from values(inner, (*loc, key))
        elif isinstance(value, str) and " " in value:  # a sentence, and no name of ours
            for word, _ in words_of(GAP.sub("", plain(value)), free):
                yield word, document.line(loc)

    yield from values(document.value, ())


def words_of(text: str, free: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """Yield the words of a text without digits, each with its offset."""
    for match in WORD.finditer(free.sub(lambda it: re.sub(r"\S", " ", it.group()), text)):
        if not re.search(r"\d", match.group()):
            yield match.group().replace("’", "'"), match.start()


def look_up(words: Collection[str], known: Collection[str], dictionary: str) -> dict[str, str]:
    """Return the words that are unknown, each with the best suggestion, or an empty one.

    A compound with hyphens, or a word with `'s`, is known when its parts are.
    """
    whole = [word for word in sorted(words) if word.casefold() not in known]
    doubted = ask(whole, dictionary)
    parts = {word: [it for it in PARTS.split(word) if it] for word in doubted}
    pieces = {it for its in parts.values() for it in its if it.casefold() not in known}
    wrong = ask(pieces, dictionary)
    return {
        word: suggestion
        for word, suggestion in doubted.items()
        if parts[word] == [word] or any(it in wrong for it in parts[word])
    }


def ask(words: Collection[str], dictionary: str) -> dict[str, str]:
    """Return the words that hunspell does not know, each with a close suggestion or none."""
    asked = sorted(words)
    ran = subprocess.run(
        ["hunspell", "-i", "utf-8", "-d", dictionary, "-a"],
        input="".join(f"^{word}\n" for word in asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    # After a line about itself hunspell answers each word with lines up to an empty one:
    # `* + -` is right, `& word count offset: one, two` has suggestions, `# word offset` has none.
    answers = ran.stdout.partition("\n")[2].split("\n\n")
    unknown = {}
    for word, answer in zip(asked, answers, strict=False):
        if re.search(r"^[&#]", answer, re.MULTILINE):
            suggested = answer.partition(": ")[2].strip().split(", ")
            unknown[word] = next(iter(difflib.get_close_matches(word, suggested, 1, CLOSE)), "")
    return unknown


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
