"""See to it that a page and its translation say the same facts in the same section.

Numbers, services, sources, links, and the shape of headings, lists, tables and drawings are
compared between two headings with the same id; words are not. What the record of translations
knows to lag is left alone: the reader is told there instead. So is a page with a fault of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig

from kit.faults import Fault, report, shown
from kit.i18n import building, locales
from kit.marks import ID
from kit.page import translations_of
from kit.site import site_of
from kit.source import Section
from kit.store import passed
from kit.translation import Parts
from pair import sound

LINK = re.compile(r"\]\(([^)\s]+)\)")
FACTS = {
    "helpline": re.compile(r"\]\(helpline:([^)\s]+)\)"),
    "source": re.compile(r"(\[\^[^\]\s]+\])(?!:)"),
    "link": re.compile(r"\]\((?!helpline:)([^)\s]+)\)"),
    "mark": re.compile(r"<!-- *(site:.*?) *-->"),
    "number": re.compile(r"(?<![\w#/.-])(\d+(?:[.,]\d+)*)(?![\w/-])"),
}
SIGN = re.compile(r"\[\^|\]\(|<!--|\d")  # without one a line has no fact; most have none
SHAPES = {
    "list item": re.compile(r" *(?:[-*+]|\d+[.)]) "),
    "checklist item": re.compile(r" *[-*+] \[[ xX]\] "),
    "table row": re.compile(r" *\|"),
    "callout": re.compile(r" *> *\[!\w+\]"),
}
SHAPED = re.compile(r" *[-*+|>\d]")  # nor a shape


class Content(NamedTuple):
    """What a section has besides words: its facts with their lines, the number of each shape."""

    facts: dict[tuple[str, str], list[int]]
    shapes: Counter[str]


def on_config(config: MkDocsConfig) -> None:
    if building(config):
        return
    docs, texts, source = Path(config.docs_dir), site_of(config).texts, locales(config)[0]
    for language, pages in translations_of(config).items():
        for name, parts in pages.items():
            original, path = (docs / it / f"{name}.md" for it in (source, language))
            faults = check(parts, shown(original, docs.parent))
            said = (texts[it].get(name, "") for it in (source, language))
            states = (f"{id_} {part.state}" for id_, part in parts.items())
            known = passed("facts", config).new(faults, name, *said, *states)
            if known and all(sound(texts[it].get(name, ""), config) for it in (source, language)):
                report(shown(path, docs.parent), known)


def check(parts: Parts, path: str) -> Iterator[Fault]:
    """Yield the facts that only one side of a part has, at their place in the translation.

    `path` is what the source is called in messages.
    """
    for part in parts.values():
        if part.source and part.translation and not part.lags:
            yield from _compare(part.source, part.translation, path)


def _compare(source: Section, translation: Section, path: str) -> Iterator[Fault]:
    ours, theirs = content(source), content(translation)
    for (kind, fact), lines in ours.facts.items():
        if len(lines) > len(theirs.facts.get((kind, fact), [])):
            problem = f"the {kind} `{fact}` is missing in this section"
            yield Fault(translation.line, problem, f"{path}:{lines[-1]} has it")
    for (kind, fact), lines in theirs.facts.items():
        if len(lines) > len(ours.facts.get((kind, fact), [])):
            remedy = f"{path}:{source.line} does not have it"
            yield Fault(lines[-1], f"the {kind} `{fact}` is in the translation only", remedy)
    for shape in SHAPES:
        here, there = theirs.shapes[shape], ours.shapes[shape]
        if here != there:
            problem = f"{here} {shape}{'s' * (here != 1)} in this section"
            yield Fault(translation.line, problem, f"{path}:{source.line} has {there}")
    if source.level != translation.level:
        problem = f"a heading of level {translation.level}"
        yield Fault(translation.line, problem, f"{path}:{source.line} has level {source.level}")


def content(section: Section) -> Content:
    """Return what a section has besides words."""
    found = Content({}, Counter())
    for number, line in section.lines:
        bare = ID.sub("", line)
        for kind, pattern in FACTS.items() if SIGN.search(bare) else ():
            plain = LINK.sub("]", SHAPES["list item"].sub("", bare)) if kind == "number" else bare
            for fact in pattern.findall(plain):
                value = fact.replace(",", ".") if kind == "number" else fact
                found.facts.setdefault((kind, value), []).append(number)
        if SHAPED.match(line):
            found.shapes.update(kind for kind, shape in SHAPES.items() if shape.match(line))
    return found
