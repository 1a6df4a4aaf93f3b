"""Keep the language of the pages plain and kind, by the rules that each language has for itself.

    audiences:
      adults: {sentence: 28, paragraph: 3}
    abbreviations: ["e.g."]
    refused:
      - words: [insomniac]
        instead: "person who sleeps badly"
        except: ["the book Insomniac"]
        pages: [about/sources]

The rules stand in docs/<lang>/language.yml, with what they mean and where they come from. A page
for several audiences keeps to the strictest limits among theirs.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from pydantic import Field, PositiveInt

from kit.data import Model, Tag, Text, read, validate
from kit.faults import Fault, report, shown
from kit.i18n import building, locales
from kit.sentences import END, WORD, Passage, passages, sentences
from kit.site import site_of
from kit.source import read_text
from kit.store import passed
from kit.words import pattern, whole

SHOWN = 6  # words of a sentence in a message: enough to find it on its line
CLOSING = "\"'”’»)"
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")


class Limits(Model):
    """How long sentences (in words) and paragraphs (in sentences) may be."""

    sentence: PositiveInt = Field(description="a number of words")
    paragraph: PositiveInt = Field(description="a number of sentences")


class Refused(Model):
    """Words that do not fit the site, and where they do."""

    words: list[Text] = Field(min_length=1, description="a list of words or phrases, in each form")
    instead: Text = Field(description="say what to write instead")
    exceptions: list[Text] = Field([], alias="except", description="a list of phrases")
    pages: list[Text] = Field([], description="a list of pages, as `part/page`")


class Rules(Model):
    """What docs/<lang>/language.yml says."""

    audiences: Mapping[str, Limits] = Field(description="limits for each audience of strings.yml")
    abbreviations: list[Text] = Field([], description="a list, each with its full stop")
    refused: list[Refused] = Field([], description="a list of words with what to write instead")
    foreign: Mapping[Tag, list[Text]] = Field({}, description="`fr: [déjà vu]`, by language")


def on_config(config: MkDocsConfig) -> None:
    if building(config):
        return
    docs, site = Path(config.docs_dir), site_of(config)
    known = passed("language", config)
    for language in locales(config):
        folder = docs / language
        audiences = site.strings[language].page.audience
        rules = read_rules(folder / "language.yml", audiences, docs.parent)
        if rules is None:
            continue
        said = read_text(folder / "language.yml")
        for page, text in site.texts[language].items():
            path = folder / f"{page}.md"
            audience = site.fronts[language][page].audience
            faults = check(text, rules, audience, page)
            report(shown(path, docs.parent), known.new(faults, text, said, page, *audience))


def read_rules(path: Path, audiences: Collection[str], root: Path) -> Rules | None:
    """Read the rules of a language; without a file, or with a faulty one, there are none."""
    if not path.is_file():
        return None
    document = read(read_text(path))
    rules, faults = (None, document.faults) if document.faults else validate(document, Rules)
    for name in [name for name in audiences if rules and name not in rules.audiences]:
        problem = f"audience `{name}` of strings.yml has no limits"
        remedy = f"add `{name}:` with `sentence:` and `paragraph:`"
        faults.append(Fault(document.line(("audiences",)), problem, remedy))
    report(shown(path, root), faults)
    return rules


def check(text: str, rules: Rules, audience: Collection[str], page: str) -> Iterator[Fault]:
    """Yield what breaks the rules in a whole file; `page` is its path in the language."""
    limits = strictest(rules, audience)
    refused = [it for it in rules.refused if page not in it.pages]
    known = whole(*(word for rule in refused for word in rule.words))
    found = list(passages(text))
    likely = known.likely("\n".join(it.text for it in found))
    for passage in found:
        if limits and not _short(passage, limits):
            yield from _lengths(passage, limits, rules.abbreviations)
        if likely and not passage.quoted and pattern(likely).search(passage.text):
            yield from _words(passage, refused)


def strictest(rules: Rules, audience: Collection[str]) -> Limits | None:
    """Return the lowest limits among those of a page's audiences; None where they have none."""
    limits = [rules.audiences[name] for name in audience if name in rules.audiences]
    if not limits:
        return None
    return Limits(
        sentence=min(it.sentence for it in limits), paragraph=min(it.paragraph for it in limits)
    )


def _short(passage: Passage, limits: Limits) -> bool:
    """Tell whether a passage is within the limits wherever its sentences end."""
    if passage.kind == "paragraph":
        others = [following for following in END.findall(passage.text) if following]
        if len(others) >= limits.paragraph:
            return False
    return len(WORD.findall(passage.text)) <= limits.sentence


def _lengths(passage: Passage, limits: Limits, abbreviations: Collection[str]) -> Iterator[Fault]:
    found = list(sentences(passage, abbreviations))
    for sentence in found:
        count = len(sentence.words)
        if count > limits.sentence:
            start = " ".join(sentence.text.split()[:SHOWN])
            remedy = f"make two of it; {limits.sentence} words at most on this page"
            yield Fault(sentence.line, f"a sentence of {count} words: “{start} …”", remedy)
    told = [it for it in found if not it.text.rstrip(CLOSING).endswith("?")]  # with the answer
    if passage.kind == "paragraph" and len(told) > limits.paragraph:
        remedy = f"make two of it; {limits.paragraph} at most on this page, questions apart"
        yield Fault(found[0].line, f"a paragraph of {len(told)} sentences", remedy)


def _words(passage: Passage, refused: Collection[Refused]) -> Iterator[Fault]:
    quoted = [match.span() for match in QUOTED.finditer(passage.text)]
    for rule in refused:
        free = quoted + [match.span() for match in whole(*rule.exceptions).finditer(passage.text)]
        for match in whole(*rule.words).finditer(passage.text):
            if not any(start <= match.start() and match.end() <= end for start, end in free):
                found = " ".join(match.group().split())
                remedy = f"instead: {rule.instead}"
                yield Fault(passage.line(match.start()), f"“{found}” does not fit here", remedy)
