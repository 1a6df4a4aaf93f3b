"""How easy a page is to read, as a number. A number never proves that people understand a page;
it tells which page to look at first. Numbers of two languages cannot be compared.

Sources of the formulas:

- `nl`: Flesch-Douma, 206.835 - 0.93 × words a sentence - 77 × syllables a word (W. H. Douma, De
  leesbaarheid van landbouwbladen, Wageningen 1960, which fits Flesch's formula to Dutch).
- `en`: Flesch Reading Ease, 206.835 - 1.015 × words a sentence - 84.6 × syllables a word
  (R. Flesch, A new readability yardstick, Journal of Applied Psychology 32, 1948).

In both, 60 to 70 is called normal or plain. Counted are paragraphs and list items; headings and
the cells of tables are no sentences. `make readability` prints a table of all pages.
"""

import re
import sys
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kit.data import read
from kit.sentences import passages, sentences
from kit.source import read_text

COUNTED = ("paragraph", "item")

# Sounds of one syllable that are written with more than one vowel, the longest first. Vowels that
# are not among them begin a syllable of their own, as in be-o-or-de-len → be-oor-de-len.
DUTCH = re.compile(
    r"ieuw|eeuw|eau|aai|ooi|oei|ae(?=[cs])|"
    r"i(?=eu[sz])|ieu|(?<=t)io(?=n)|e(?=um(?:s|$))|(?<=q)u|"
    r"ëe|ëi|ïe|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|ai|"
    r"(?<![aeou])y(?![aeou])|(?<=[aeou])y(?![aeiou])|[aeiouäëïöü]"
)
# Words taken from English and French keep their sounds.
DUTCH_LOANS = re.compile(r"^(?:team|coach|scream|online|tea|beat|crea)(?:s|en|t|ing|er|ers)?$")

ENGLISH = re.compile(r"[aeiouy]+")
# Spellings that follow no rule, or stand inside other words.
ENGLISH_ODD = (
    (re.compile(r"^some"), "som"),
    (re.compile(r"^every"), "evri-"),
    (re.compile(r"^there(?=fore|by)"), "ther"),
    (re.compile(r"^care(?=[gt])"), "car"),
    (re.compile(r"^busi"), "biz"),
    (re.compile(r"^even(?=ing)"), "ev"),
    (re.compile(r"^maybe$"), "mayby"),
    (re.compile(r"qu"), "kw"),
)
# Vowels that are said as one: na-tion, spe-cial, pa-tient, anx-ious, re-li-gious, mar-riage.
ENGLISH_JOINED = re.compile(
    r"(?<=t)i(?=a[ln]|en[ct]|ous|on)|(?<=[^s]c)i(?=a[ln]|en[ct]|ous|on)|(?<=s)i(?=on)|"
    r"(?<=[xg])i(?=ous|on)|(?<=[rl])i(?=age|am)"
)
# Vowels side by side that are said apart: sci-ence, di-a-logue, vid-e-o, us-u-al, be-ing, play-er.
ENGLISH_APART = re.compile(
    r"i(?=a|et|en[ct]|o(?!n|ur)|um|(?:er|est)$)|(?<!p)e(?=o)|(?<=[dr])e(?=as?$)|"
    r"(?<=cr)e(?=at(?!u))|(?<=th)e(?=atr)|(?<=r)e(?=ali|act)|"
    r"u(?=a[lt]|e[nt]|el$)|o(?=e[mt]|as)|[aeo]y(?=er|i)|[aeouy](?=ing)"
)
# Letters e that are written and not heard; that of ta-ble, ta-bles and star-tled is.
ENGLISH_SILENT = re.compile(
    r"(?<=[^aeiou])e(?=(?:ly|less|ness|ful|fully|ments?)$)|(?<![^aeiouylrw]l)e$|"
    r"(?<![td])(?<![^aeiouylrw]l)e(?=d$)|(?<![scxzg])(?<![cs]h)(?<![^aeiouylrw]l)e(?=s$)"
)
ENGLISH_MORE = re.compile(r"[^aeiouy]m(?<=[st]m|hm)$")  # au-tism, rhyth-m


class Measure(NamedTuple):
    """What was counted in a text."""

    words: int
    sentences: int
    syllables: int
    longest: int  # sentence, in words

    @property
    def mean(self) -> float:
        """Words a sentence."""
        return self.words / self.sentences


def dutch(word: str) -> int:
    """Return the number of syllables of a Dutch word."""
    word = _small(word)
    if DUTCH_LOANS.match(word):
        return max(1, len(ENGLISH.findall(ENGLISH_SILENT.sub("", word))))
    return max(1, sum(match.group() != "" for match in DUTCH.finditer(word.replace("qu", "kw"))))


def english(word: str) -> int:
    """Return the number of syllables of an English word, as a British speaker says it."""
    word = _small(word.replace("’", "'").removesuffix("'s"))
    for pattern, instead in ENGLISH_ODD:
        word = pattern.sub(instead, word)
    word = ENGLISH_SILENT.sub("", ENGLISH_JOINED.sub("", word))
    word = ENGLISH_APART.sub(lambda it: it.group() + "-", word)
    return max(1, len(ENGLISH.findall(word)) + bool(ENGLISH_MORE.search(word)))


FORMULAS: dict[str, tuple[Callable[[str], int], float, float]] = {
    "nl": (dutch, 0.93, 77.0),
    "en": (english, 1.015, 84.6),
}


def measure(text: str, language: str, abbreviations: Collection[str] = ()) -> Measure | None:
    """Count in the paragraphs and list items of a whole file; None where there is no sentence.

    Of a language without a formula, syllables are not counted.
    """
    found = [
        sentence.words
        for passage in passages(text)
        if passage.kind in COUNTED
        for sentence in sentences(passage, abbreviations)
    ]
    if not found:
        return None
    count = FORMULAS[language][0] if language in FORMULAS else lambda word: 0
    return Measure(
        words=sum(map(len, found)),
        sentences=len(found),
        syllables=sum(_spoken(word, count) for words in found for word in words),
        longest=max(map(len, found)),
    )


def score(measured: Measure, language: str) -> float | None:
    """Return the reading ease of what was measured, None for a language without a formula."""
    if language not in FORMULAS:
        return None
    _, per_sentence, per_word = FORMULAS[language]
    ease = 206.835 - per_sentence * measured.mean
    return ease - per_word * measured.syllables / measured.words


def table(docs: Path, languages: Iterable[str]) -> Iterator[str]:
    """Yield a table of all pages below some languages' folders, the hardest first."""
    for language in languages:
        rules = docs / language / "language.yml"
        known = read(read_text(rules)).value if rules.is_file() else None
        abbreviations = (known or {}).get("abbreviations") or []
        rows = []
        for path in sorted((docs / language).rglob("*.md")):
            measured = measure(read_text(path), language, abbreviations)
            if measured:
                page = path.relative_to(docs).as_posix()
                rows.append((score(measured, language) or 0.0, page, measured))
        yield f"{language:60} ease  mean  longest  words"
        for ease, page, measured in sorted(rows):
            figures = f"{ease:5.1f} {measured.mean:5.1f} {measured.longest:8} {measured.words:6}"
            yield f"{page:60}{figures}"
        yield ""


def _spoken(word: str, count: Callable[[str], int]) -> int:
    """Count the syllables of a word; one for a number, and each part of a compound apart."""
    return sum(count(part) if not part.isdigit() else 1 for part in re.split(r"[-.,]", word))


def _small(word: str) -> str:
    """Return a word in small letters, without accents but with its diaereses."""
    apart = unicodedata.normalize("NFD", word.casefold())
    kept = "".join(it for it in apart if not unicodedata.combining(it) or it == "\u0308")
    return unicodedata.normalize("NFC", kept)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    print("\n".join(table(folder, sorted(it.parent.name for it in folder.glob("*/language.yml")))))
