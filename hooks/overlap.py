"""Find words that a page has from a text of somebody else.

Facts of other people's texts may be used, their sentences may not: a run of eight words that such
a text has too is a fault, unless it is part of the title of a work. The texts are no part of the
project. docs/fingerprint.txt has only a hash of each run in them, and a text is added to it by

    make fingerprint TEXT=path/to/text.txt

Folding and length are those of a plain comparison with the texts themselves: accents, capitals
and hyphens at line ends make no difference, markup is read as words.
"""

import re
import sys
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from zlib import crc32

from mkdocs.config.defaults import MkDocsConfig

from kit.faults import Fault, report, shown
from kit.i18n import building, locales
from kit.site import Site, site_of
from kit.source import read_text
from kit.store import digest, passed

RUN = 8  # words
SHOWN = 12  # words of a run in a message
DIGITS = 16  # of a hash, 64 bits: one in some hundred million pages would meet a false one
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
OTHER = re.compile(r"[^\x00-\x7f]")
HASH = re.compile(rf"[0-9a-f]{{{DIGITS}}}")


def on_config(config: MkDocsConfig) -> None:
    if building(config):
        return
    docs, site = Path(config.docs_dir), site_of(config)
    path = docs / "fingerprint.txt"
    text = read_text(path) if path.is_file() else ""
    report(shown(path, docs.parent), check_fingerprint(text))
    known = frozenset(filter(HASH.fullmatch, text.split())) - hashes(titles(site))
    fingerprint = digest(*sorted(known))
    for language in locales(config):
        for name, text in site.texts[language].items():
            faults = passed("overlap", config).new(check(text, known), text, fingerprint)
            report(shown(docs / language / f"{name}.md", docs.parent), faults)


def titles(site: Site) -> list[str]:
    """Return the titles of all works, as they are and as the languages call them."""
    works = [work.title for work in site.references.values()]
    notes = [note.title for rows in site.notes.values() for note in rows.values()]
    return [title for title in (*works, *notes) if title]


def check_fingerprint(text: str) -> Iterator[Fault]:
    """Yield the lines of a fingerprint that are no hash."""
    for number, line in enumerate(text.splitlines(), 1):
        if not HASH.fullmatch(line):
            remedy = "restore the file; `make fingerprint TEXT=...` adds to it"
            yield Fault(number, f"`{line[:20]}` is no hash", remedy)


def check(text: str, known: frozenset[str]) -> Iterator[Fault]:
    """Yield the runs in a whole file whose hashes are known, each once, as long as it is."""
    tokens, likely = words(text), first_halves(known)
    found = [crc32(run) in likely and hash_of(run) in known for run in runs(tokens)]
    while True in found:
        start = found.index(True)
        end = start
        while end < len(found) and found[end]:
            end += 1
        run = tokens[start : end + RUN - 1]
        quoted = " ".join(run[:SHOWN]) + (" …" if len(run) > SHOWN else "")
        problem = f"{len(run)} words in a row stand in a reference text too: “{quoted}”"
        yield Fault(line_of(text, start), problem, "say it in words of your own")
        reached = min(end + RUN - 1, len(found))
        found[:reached] = [False] * reached


def hashes(texts: Collection[str]) -> frozenset[str]:
    """Return the hashes of all runs in some texts."""
    joined = (text.replace("-\n", "") for text in texts)
    return frozenset(hash_of(run) for text in joined for run in runs(words(text)))


def words(text: str) -> list[str]:
    """Return the words of a text, folded; none stands on two lines."""
    text = unicodedata.normalize("NFKD", text).replace("\u00ad", "")
    text = OTHER.sub(lambda it: "" if unicodedata.combining(it[0]) else it[0], text)
    return WORD.findall(text.casefold())


def line_of(text: str, position: int) -> int:
    """Return the line on which a word stands, counted from 0."""
    for number, line in enumerate(text.splitlines(), 1):
        position -= len(words(line))
        if position < 0:
            return number
    return 1


def runs(folded: Sequence[str]) -> Iterator[bytes]:
    """Yield each run of words, in their order."""
    encoded = [word.encode() for word in folded]
    joined, starts = b" ".join(encoded), [0, *accumulate(len(word) + 1 for word in encoded)]
    for start, end in zip(starts, starts[RUN:], strict=False):
        yield joined[start : end - 1]


def hash_of(run: bytes) -> str:
    """Return the hash of a run: one half is quick to make, the other seldom needs to be."""
    return f"{crc32(run):08x}{blake2b(run, digest_size=4).hexdigest()}"


@lru_cache(maxsize=1)  # all pages are held to the same
def first_halves(known: frozenset[str]) -> frozenset[int]:
    """Return the quick halves of hashes."""
    return frozenset(int(it[:8], 16) for it in known)


def add(fingerprint: Path, text: Path) -> str:
    """Add the runs of a text to a fingerprint; return what was done in one line."""
    before = set(read_text(fingerprint).split()) if fingerprint.is_file() else set()
    after = before | hashes([read_text(text)])
    fingerprint.write_text("".join(f"{digest}\n" for digest in sorted(after)), "utf-8")
    return f"{fingerprint}: {len(after) - len(before)} runs added, {len(after)} in all"


if __name__ == "__main__":
    print(add(Path(sys.argv[1]), Path(sys.argv[2])))
