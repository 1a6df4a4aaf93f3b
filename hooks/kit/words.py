"""Phrases as whole words, found fast in texts that mostly have none of them."""

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache

TOKEN = re.compile(r"[\w-]+")


class Phrases:
    """Whole phrases, the longest first, in small letters or capitals, over line ends too."""

    def __init__(self, phrases: tuple[str, ...]) -> None:
        self.phrases = phrases
        self.needed: dict[str, list[frozenset[str]]] = {}  # by the longest, mostly the rarest
        for words_of in map(tokens, phrases):
            self.needed.setdefault(max(words_of, key=len), []).append(words_of)

    @cached_property  # most are never met, and a pattern takes long to compile
    def pattern(self) -> re.Pattern[str]:
        longest = sorted(self.phrases, key=len, reverse=True)
        words = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest)
        return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches in a text: none at once where it lacks a word of each phrase."""
        there = tokens(text)
        if any(it <= there for word in there & self.needed.keys() for it in self.needed[word]):
            return self.pattern.finditer(text)
        return iter(())

    def within(self, text: str) -> bool:
        """Tell whether a text has any of the phrases."""
        return next(self.finditer(text), None) is not None


@cache
def whole(*phrases: str) -> Phrases:
    """Return some phrases, ready to be found; made once for all that ask for the same."""
    return Phrases(phrases)


@lru_cache(maxsize=64)  # the same text is asked for one phrase after another
def tokens(text: str) -> frozenset[str]:
    """Return the words of a text, in small letters, and the empty one."""
    return frozenset(("", *TOKEN.findall(text.casefold())))
