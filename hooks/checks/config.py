"""mkdocs.yml, read without building anything of it, and held to what the site is made of.

To MkDocs this file is code: it names programs to run, and its tags call functions. So all of it
must stand in `expected.yml`, but for what editors change: the site's name, the navigation, and
the languages. A fact is a value with the keys that lead to it, wherever in a list it stands.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from checks import data
from checks.faults import Fault, Faults, shortened
from kit import phone

BESIDE = Path(__file__).with_name("expected.yml")
TAGS = ("!ENV",)
LANGUAGES = ("plugins", "i18n", "languages")
SCHEME_NAME = ("theme", "palette", "toggle", "name")
PALETTE = ("theme", "palette")
PAGE = re.compile(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.md")
LOCALE = re.compile(r"[a-z]{2}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")  # as static-i18n takes them
ENGINEERS = "whoever changes the generator changes hooks/checks/expected.yml in the same commit"

Keys = tuple[str, ...]


class Fact(NamedTuple):
    """A value, its tag and the keys that lead to it; line and column are where it stands."""

    keys: Keys
    tag: str
    value: str
    line: int
    column: int

    def __str__(self) -> str:
        tag = f"{self.tag} " if self.tag in TAGS else ""
        return "`" + shortened(f"{'.'.join(self.keys)}: {tag}{self.value}") + "`"


class Expected(NamedTuple):
    """What the site is made of."""

    files: dict[str, list[str]]
    language: list[str]
    facts: list[Fact]


def read_expected(path: Path = BESIDE) -> Expected:
    """Read the list of what the site is made of."""
    node: Any = yaml.compose(path.read_text("utf-8"), data.LOADER)
    parts: dict[str, yaml.Node] = {key.value: value for key, value in node.value}
    return Expected(_plain(parts["files"]), _plain(parts["language"]), list(facts(parts["mkdocs"])))


def check(source: str, expected: Expected) -> Faults:
    """Yield the faults of mkdocs.yml, given as text."""
    unsafe = list(data.check(source, tags=TAGS))
    yield from unsafe
    if unsafe:
        return
    node = yaml.compose(source, data.LOADER)
    if not isinstance(node, yaml.MappingNode):
        yield Fault(1, 1, "no keys in this file", "write `key: value` on each line")
        return
    yield from _twice(node)
    found = list(facts(node))
    held = [fact for fact in found if not _free(fact.keys)]
    yield from _compare(held, [it for it in expected.facts if not _free(it.keys)], found)
    yield from _check_free(found)
    for language in _languages(node):
        yield from _check_language(language, expected)


def locales(source: str) -> list[str]:
    """Return the languages of the site, none where mkdocs.yml does not say them as it should."""
    try:
        node = yaml.compose(source, data.LOADER)
    except yaml.YAMLError:
        return []
    found = [it.value for lang in _languages(node) for it in facts(lang) if it.keys == ("locale",)]
    return found if all(map(LOCALE.fullmatch, found)) else []


def facts(node: yaml.Node, keys: Keys = ()) -> Iterator[Fact]:
    """Yield all values below a node."""
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if isinstance(node, yaml.ScalarNode):
        yield Fact(keys, node.tag, node.value, line, column)
    elif not node.value or node.tag in TAGS:
        value = ", ".join(str(item.value) for item in node.value)
        yield Fact(keys, node.tag, f"[{value}]", line, column)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from facts(value, (*keys, str(key.value)))
    else:
        for item in node.value:
            yield from facts(item, keys)


def _compare(found: list[Fact], expected: list[Fact], everything: list[Fact]) -> Faults:
    """Yield what is too much, too little, different or in another order."""
    for keys in dict.fromkeys(fact.keys for fact in [*found, *expected]):
        here = [fact for fact in found if fact.keys == keys]
        there = [fact for fact in expected if fact.keys == keys]
        wanted = [fact[:3] for fact in there]
        too_much = [fact for fact in here if fact[:3] not in wanted]
        missing = [fact for fact in there if fact[:3] not in [it[:3] for it in here]]
        if len(too_much) == len(missing) == 1:
            remedy = f"write {missing[0]}; {ENGINEERS}"
            yield _fault(too_much[0], f"{too_much[0]} is not what the site needs", remedy)
            continue
        for fact in too_much:
            yield _fault(fact, f"{fact} is no part of the site", f"take it out; {ENGINEERS}")
        for fact in missing:
            place = _nearest(keys, everything)
            yield _fault(place, f"{fact} is missing", f"put it back; {ENGINEERS}")
        if not too_much and not missing and [fact[:3] for fact in here] != wanted:
            problem = f"`{'.'.join(keys)}` in another order, or one of them twice"
            yield _fault(here[0], problem, f"put them back; {ENGINEERS}")


def _nearest(keys: Keys, found: list[Fact]) -> Fact:
    """Return the first fact with as many of the keys as any has."""
    for length in range(len(keys), 0, -1):
        for fact in found:
            if fact.keys[:length] == keys[:length]:
                return fact
    return Fact((), "", "", 1, 1)


def _free(keys: Keys) -> bool:
    return keys[:1] in (("nav",), ("site_name",)) or keys[:3] == LANGUAGES or keys == SCHEME_NAME


def _check_free(found: list[Fact]) -> Faults:
    """Yield what even those parts must not hold that editors change."""
    for fact in found:
        if _free(fact.keys) and fact.tag in TAGS:
            yield _fault(fact, f"{fact} takes a word from the machine", "write the word itself")
        for word in (*fact.keys, fact.value):
            if _free(fact.keys) and phone.find(word):
                yield _fault(fact, f"a telephone number, {phone.find(word)}", "take it out")
        if fact.keys[:1] == ("nav",) and not PAGE.fullmatch(fact.value):
            remedy = "name a page by its file, as in `part/page.md`"
            yield _fault(fact, f"the navigation leads to `{shortened(fact.value)}`", remedy)


def _languages(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """Yield the node of each language."""
    found = [node] if node else []
    for key in LANGUAGES:
        below: list[yaml.Node] = []
        for it in found:
            items = it.value if isinstance(it, yaml.SequenceNode) else [it]
            for mapping in items:
                if isinstance(mapping, yaml.MappingNode):
                    below += [value for name, value in mapping.value if name.value == key]
        found = below
    for it in found:
        yield from it.value if isinstance(it, yaml.SequenceNode) else ()


def _check_language(node: yaml.Node, expected: Expected) -> Faults:
    theme = {fact[:3] for fact in expected.facts if fact.keys[:2] == PALETTE}
    for fact in facts(node):
        known = fact.keys[:1] and fact.keys[0] in expected.language
        if fact.keys[:2] == PALETTE:
            known = fact.keys == SCHEME_NAME or fact[:3] in theme
        if not known:
            names = ", ".join(expected.language)
            problem = f"{fact} is no part of a language"
            yield _fault(fact, problem, f"take it out; known are {names}")
        elif fact.keys == ("locale",) and not LOCALE.fullmatch(fact.value):
            remedy = "write a BCP 47 tag, as `nl` or `en`"
            yield _fault(fact, f"{fact} is no language", remedy)


def _twice(node: yaml.Node) -> Faults:
    """Yield keys that stand twice: MkDocs takes the last, a reader the first."""
    if isinstance(node, yaml.MappingNode):
        first: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if key.value in first:
                remedy = f"keep one; the first is on line {first[key.value]}"
                column = key.start_mark.column + 1
                yield Fault(line, column, f"`{key.value}` stands twice", remedy)
            first.setdefault(str(key.value), line)
            yield from _twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _twice(item)


def _fault(fact: Fact, problem: str, remedy: str) -> Fault:
    return Fault(fact.line, fact.column, problem, remedy)


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value
