"""List what lags in the translations, and write down what somebody confirmed.

    make translations
    make translated PART=en/sleep/dreams#night

A part is named by its language, its page and the id of its heading; a name without an id is a
whole page, a name that is only a language is all of it. Works on docs/ alone; git is asked for what
a part said when it was translated.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from subprocess import run
from typing import NamedTuple

from kit.data import read
from kit.source import read_text, read_texts, sections
from kit.translation import (
    NAME,
    Entry,
    Part,
    State,
    compare_all,
    digest,
    read_record,
    words,
    write_record,
)

KINDS = ("translated", "wording", "meaning")
CONTEXT = 6  # words that are shown on each side of a change
SAID = {
    State.SOURCE: "the source changed",
    State.TRANSLATION: "the translation changed alone",
    State.BOTH: "both changed",
    State.MISSING: "the translation does not have it",
    State.REMOVED: "the source does not have it any more",
    State.NEW: "new: not in the record",
    State.SURPLUS: "only the translation has it",
}


class Place(NamedTuple):
    """A part of a translation: its language and page, its id, and how it stands."""

    language: str
    page: str
    id: str
    part: Part

    @property
    def name(self) -> str:
        return f"{self.language}/{self.page}#{self.id}"


def main(root: Path, kind: str = "", name: str = "") -> int:
    """List what lags below `root`, or mark a part as one of `KINDS`; return the exit code."""
    source, *languages = languages_of(read_text(root / "mkdocs.yml"))
    docs, places = root / "docs", []
    texts = read_texts(docs / source)
    for language in languages:
        path = docs / language / NAME
        record, _ = read_record(read_text(path) if path.is_file() else "")
        pages = compare_all(texts, read_texts(docs / language), record)
        places += [
            Place(language, page, id_, part)
            for page, parts in pages.items()
            for id_, part in parts.items()
        ]
    if not kind:
        print("\n".join(listing(places, source, lambda page: history(root, page))))
        return 0
    chosen = [place for place in places if covers(name, place)]
    refused = [it for it in (refusal(place, kind) for place in chosen) if it]
    for language in languages:
        mine = [place for place in places if place.language == language]
        if any(place.language == language for place in chosen):
            (docs / language / NAME).write_text(marked(mine, chosen, kind), "utf-8")
    if not chosen:
        refused = [f"there is no `{name}`; write `en`, `en/page` or `en/page#id`"]
    print("\n".join(refused or [f"{len(chosen)} of {len(places)} parts: {kind}"]))
    return int(bool(refused))


def languages_of(text: str) -> list[str]:
    """Return the languages of the site, the source first, from the text of mkdocs.yml."""
    plugins = read(text).value["plugins"]
    (options,) = (it["i18n"] for it in plugins if isinstance(it, dict) and "i18n" in it)
    languages = sorted(options["languages"], key=lambda it: it.get("default") != "true")
    return [language["locale"] for language in languages]


def covers(name: str, place: Place) -> bool:
    """Tell whether a name means a part: itself, its page or its language."""
    return name in (place.name, place.name.partition("#")[0], place.language)


# What lags


def listing(
    places: Iterable[Place], source: str, history: Callable[[str], Iterable[str]]
) -> Iterator[str]:
    """Yield the lines of the list. `history` gives the former texts of a page, the newest first."""
    places = list(places)
    waiting = [place for place in places if place.part.state is not State.CURRENT]
    for page, group in groupby(waiting, lambda place: f"docs/{place.language}/{place.page}.md"):
        parts = list(group)
        if not parts[0].id and parts[0].part.translation is None:
            yield f"{page}: not translated"
            continue
        yield page
        for place in parts:
            yield f"  {place.name}: {SAID[place.part.state]}{', critical' * place.part.critical}"
            yield from (f"    {line}" for line in change(place, source, history))
    yield f"{len(waiting)} of {len(places)} parts are not up to date"
    if waiting:
        yield f"when one is: make translated PART={waiting[0].name}"
        yield "  with WORDING=1 if the source changed in wording only, the translation still right"
        yield "  with MEANING=1 if it is not yet, and the source changed in meaning"


def change(place: Place, source: str, history: Callable[[str], Iterable[str]]) -> Iterator[str]:
    """Yield what changed in the source of a part since it was translated."""
    part = place.part
    if part.source:
        yield f"docs/{source}/{place.page}.md:{part.source.line}"
    if part.translation:
        yield f"docs/{place.language}/{place.page}.md:{part.translation.line}"
    if part.source is None or part.entry is None or digest(part.source) == part.entry.source:
        return
    for text in history(f"docs/{source}/{place.page}.md"):
        former = sections(text).get(place.id)
        if former and digest(former) == part.entry.source:
            yield " ".join(word_diff(words(former), words(part.source)))
            return
    yield "what was translated is not in the history here; `git fetch --unshallow` brings it all"


def word_diff(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield the words of two texts as git does: [-gone-] and {+new+}, with some words around."""
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (kind, start, end, first, last) in enumerate(steps):
        if kind == "equal":
            yield from around(old[start:end], number > 0, number < len(steps) - 1)
        if end > start and kind != "equal":
            yield f"[-{' '.join(old[start:end])}-]"
        if last > first and kind != "equal":
            yield f"{{+{' '.join(new[first:last])}+}}"


def around(same: Sequence[str], after: bool, before: bool) -> list[str]:
    """Return the words that stay, shortened to those next to a change."""
    head, tail = CONTEXT * after, CONTEXT * before
    if len(same) <= head + tail + 1:
        return [*same]
    return [*same[:head], "…", *same[len(same) - tail :]]


def history(root: Path, path: str) -> Iterator[str]:
    """Yield the texts that a file had in the commits at hand, the newest first, across renames."""
    log = git(root, "log", "--follow", "--format=", "--raw", "--no-abbrev", "--", path)
    for line in log.splitlines():
        blob = line.split()[3]
        if blob.strip("0"):
            yield git(root, "cat-file", "blob", blob)


def git(root: Path, *arguments: str) -> str:
    """Return what git prints, an empty text where it fails or there is no repository."""
    return run(["git", *arguments], cwd=root, capture_output=True, encoding="utf-8").stdout


# What somebody confirmed


def refusal(place: Place, kind: str) -> str:
    """Return why a part cannot be marked, with the place to look at; else an empty text."""
    part, page = place.part, f"docs/{place.language}/{place.page}.md"
    if part.translation is None:
        return f"{page}: `#{place.id}` is not translated; translate it, with its id"
    if part.source is None:
        return f"{page}:{part.translation.line}: the source has no `#{place.id}`; take it out here"
    moved = part.state in (State.SOURCE, State.BOTH)
    if kind == "meaning" and not moved:
        return f"{page}:{part.translation.line}: the source did not change; leave out MEANING=1"
    if kind == "translated" and part.state is State.SOURCE:
        return (
            f"{page}:{part.translation.line}: the source changed and this did not; "
            "translate it, or add WORDING=1 if it is still right"
        )
    return ""


def marked(places: Iterable[Place], chosen: Iterable[Place], kind: str) -> str:
    """Return the record of a language after some of its parts were marked."""
    right = {place.name for place in chosen if not refusal(place, kind)}
    entries: dict[str, Entry] = {}
    for place in places:
        entry = place.part.entry
        if place.name in right:
            entry = entry._replace(meaning=True) if kind == "meaning" and entry else place.part.now
        if entry:
            entries[f"{place.page}#{place.id}"] = entry
    return write_record(entries)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:4]))
