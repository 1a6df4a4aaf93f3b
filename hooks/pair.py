"""See to it that a page and its translation have the same ids.

The same file name and the same ids in every language are what links, the language switch and
every comparison rely on: docs/nl/part/page.md and docs/en/part/page.md.
"""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from kit.faults import Fault, report, shown
from kit.i18n import building, locales
from kit.marks import ID
from kit.source import prose, read_text


def on_config(config: MkDocsConfig) -> None:
    if building(config):
        return
    docs = Path(config.docs_dir)
    source, *translations = locales(config)
    for language in translations:
        compare(docs / source, docs / language, docs.parent)


def compare(source: Path, translation: Path, root: Path) -> None:
    """Report where the pages below `translation` are not those below `source`."""
    pages = {path.relative_to(source) for path in source.rglob("*.md")}
    translated = {path.relative_to(translation) for path in translation.rglob("*.md")}
    for page in sorted(translated - pages):
        problem = "the page translates none"
        fault = Fault(1, problem, f"give it the file name of a page below {shown(source, root)}")
        report(shown(translation / page, root), [fault])
    for page in sorted(pages & translated):
        ours, theirs = (read_text(folder / page) for folder in (source, translation))
        report(shown(translation / page, root), check(ours, theirs, shown(source / page, root)))


def check(source: str, translation: str, path: str) -> Iterator[Fault]:
    """Yield the ids that only one of two texts has, at their place in the translation.

    `path` is what the source is called in messages.
    """
    theirs = dict(ids(translation))
    line = 1
    for found, number in dict(ids(source)).items():
        if found in theirs:
            line = theirs.pop(found)
        else:
            remedy = f"translate {path}:{number} after this line, with its id"
            yield Fault(line, f"the id `#{found}` is missing", remedy)
    for found, line in theirs.items():
        remedy = "give both pages the same id, or take it out here"
        yield Fault(line, f"the id `#{found}` is not in {path}", remedy)


def ids(text: str) -> Iterator[tuple[str, int]]:
    """Yield the ids of a whole file, each with its line."""
    for number, line in prose(text):
        for match in ID.finditer(line):
            yield match["id"], number
