"""Phrases as whole words, found fast in texts that mostly have none of them."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

TOKEN = re.compile(r"[\w-]+")


class Phrases:
    """Whole phrases, the longest first, in small letters or capitals, over line ends too."""

    def __init__(self, phrases: tuple[str, ...]) -> None:
        # By the longest of its words, mostly the rarest: a phrase and all that it needs.
        self.needed: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for phrase in phrases:
            words = tokens(phrase)
            self.needed.setdefault(max(words, key=len), []).append((phrase, words))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches in a text."""
        likely = self.likely(text)
        return pattern(likely).finditer(text) if likely else iter(())

    def within(self, text: str) -> bool:
        """Tell whether a text has any of the phrases."""
        likely = self.likely(text)
        if any(map(TOKEN.fullmatch, likely)):  # one word, and it is there
            return True
        return bool(likely) and pattern(likely).search(text) is not None

    def likely(self, text: str) -> frozenset[str]:
        """Return the phrases of which a text has all words, in whatever order."""
        there = tokens(text)
        return frozenset(
            phrase
            for word in there & self.needed.keys()
            for phrase, needed in self.needed[word]
            if needed <= there
        )


@lru_cache(maxsize=1024)
def pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern of some phrases."""
    longest = sorted(phrases, key=lambda it: (-len(it), it))
    words = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


@cache
def whole(*phrases: str) -> Phrases:
    """Return some phrases, ready to be found; made once for all that ask for the same."""
    return Phrases(phrases)


@lru_cache(maxsize=64)  # the same text is asked for one phrase after another
def tokens(text: str) -> frozenset[str]:
    """Return the words of a text, in small letters, and the empty one."""
    return frozenset(("", *TOKEN.findall(text.casefold())))
