"""See to it that a page and its translation have the same ids.

The same file name and the same ids in every language are what links, the language switch and
every comparison rely on: docs/nl/part/page.md and docs/en/part/page.md. What the record of
translations knows to lag is left alone: the reader is told there instead. So is a page with a fault
of its own, in either language, until that is mended: most of what is found would follow from it.
"""

from collections.abc import Collection, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

import checklist
import citation
import helpline
import structure
from kit.faults import Fault, report, shown
from kit.i18n import building, locales
from kit.marks import ID, SITE
from kit.page import translations_of
from kit.site import site_of
from kit.source import Section
from kit.translation import Parts, State


def on_config(config: MkDocsConfig) -> None:
    if building(config):
        return
    docs, texts, first = Path(config.docs_dir), site_of(config).texts, locales(config)[0]
    source = docs / first
    for language, pages in translations_of(config).items():
        for name in texts[language]:
            place = shown(docs / language / f"{name}.md", docs.parent)
            report(place, check_page(name, texts[first], shown(source, docs.parent)))
        for name, parts in pages.items():
            original, path = (
                shown(it / f"{name}.md", docs.parent) for it in (source, docs / language)
            )
            faults = list(check(parts, original))
            if faults and all(sound(texts[it].get(name, ""), config) for it in (first, language)):
                report(path, faults)


def sound(text: str, config: MkDocsConfig) -> bool:
    """Tell whether a whole file has no fault of its own in ids, lists, sources and helplines."""
    site, marks = site_of(config), {match["name"] for match in SITE.finditer(text)}
    checks = structure.check(text, marks), checklist.check(text), citation.check(text, site.lines)
    return not any(map(list, (*checks, helpline.check(text, site.listed))))


def check_page(name: str, originals: Collection[str], source: str) -> Iterator[Fault]:
    """Yield a fault where none of the originals, below the folder `source`, has the page's name."""
    if name not in originals:
        remedy = f"give it the file name of a page below {source}"
        yield Fault(1, "the page translates none", remedy)


def check(parts: Parts, path: str) -> Iterator[Fault]:
    """Yield the ids that only one side of a part has, at their place in the translation.

    `path` is what the source is called in messages.
    """
    line = 1  # of the last part in the source that both sides have
    for id_, part in parts.items():
        if part.state is State.SURPLUS and part.translation:
            yield _surplus(id_, part.translation.line, f"{path}:{line}")
        elif part.source and part.translation:
            line = part.source.line
            yield from [] if part.lags else _compare(part.source, part.translation, path)


def _compare(source: Section, translation: Section, path: str) -> Iterator[Fault]:
    ours, theirs = ids(source), ids(translation)
    line = translation.line
    for found, number in ours.items():
        if found not in theirs:
            remedy = f"translate {path}:{number} after this line, with its id"
            yield Fault(line, f"the id `#{found}` is missing", remedy)
        line = theirs.get(found, line)
    for found, number in theirs.items():
        if found not in ours:
            yield _surplus(found, number, f"{path}:{source.line}")


def _surplus(found: str, line: int, place: str) -> Fault:
    remedy = f"give {place} or a line below it the same id, or take it out here"
    return Fault(line, f"the id `#{found}` is in the translation only", remedy)


def ids(section: Section) -> dict[str, int]:
    """Return the ids of a section, each with its line."""
    return {match["id"]: number for number, line in section.lines for match in ID.finditer(line)}
