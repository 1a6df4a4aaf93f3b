"""Let readers search the pages of their own language.

    also:
      - words: [nightmare, bad dream]
        means: [dream]
    first:
      - words: [sleepwalking]
        page: help/now.md#sleepwalking

Such rows, in docs/<lang>/search.yml, tell what else readers call a thing, and what must stand on
top. For each language there is search/<lang>.json, the text of its pages by section, and
search/<lang>.js, which is loaded when a reader wants to search. What makes words equal and ranks
pages stands in that script alone, overrides/assets/search.js: an index of word forms made here
would be half as much again to wait for on a bad line, and would have to agree with the script.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from pydantic import Field

from glossary import Term, terms
from kit.data import Document, Model, Text, read, validate
from kit.dates import language_name, locale
from kit.faults import Fault
from kit.i18n import locales, reader_locale
from kit.page import locale_of, path_of, report_file
from kit.sections import Section, sections
from kit.site import site_of
from kit.source import read_text
from kit.strings import SearchWords

SCRIPTS = ("assets/search-find.js", "assets/search.js")
STEMMERS = Path(__file__).parent / "stemmers"
WORD = re.compile(r"\w+")


class Also(Model):
    """Words that readers use, and those that the pages use for the same."""

    words: list[Text]
    means: list[Text]


class First(Model):
    """Words for which one section stands above all that is found."""

    words: list[Text]
    page: Text


class Vocabulary(Model):
    """What docs/<lang>/search.yml says."""

    ignored: list[Text] = Field([], description="a list of words")
    also: list[Also] = Field([], description="write `words: [...]` and `means: [...]` in each row")
    first: list[First] = Field([], description="write `words: [...]` and `page: a/page.md#id`")


class Search(NamedTuple):
    """What the search form needs: its words, the script and the index of its language."""

    words: SearchWords
    script: str
    data: str  # the address of the index, empty where the script has it


@event_priority(-120)  # after all that changes the content
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    if not config.extra.get("sound"):  # else hooks/cache.py has them
        page.meta["sections"] = sections(html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    language = reader_locale(config)
    folder = Path(config.docs_dir, language)
    pages = {
        path_of(file).relative_to(folder).as_posix(): file.page
        for file in files.documentation_pages()
        if file.page and locale_of(file.page) == language and path_of(file).is_relative_to(folder)
    }
    found = {path: sections_of(page) for path, page in pages.items()}
    vocabulary = read_vocabulary(folder / "search.yml", found, config)
    index = json.dumps(
        {
            "pages": [[page.url, found[path]] for path, page in pages.items()],
            "ignored": vocabulary.ignored,
            "also": [[row.words, row.means] for row in vocabulary.also],
            "first": [[row.words, address(row.page, pages)] for row in vocabulary.first],
            "foreign": list(foreign(language, config)),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    sources = [file for name in SCRIPTS if (file := files.get_file_from_path(name))]
    for source in sources:
        files.remove(source)  # it is published as a part of the script of each language
    fetched = config.use_directory_urls  # a page read from disk may not: its script has the index
    code = [it.content_string for it in sources]
    if fetched:  # all scripts, so that another language brings none that nobody has read
        for name in ("plain", *stemmers()):
            files.append(File.generated(config, f"search/{name}.js", content=script(name, code)))
        files.append(File.generated(config, f"search/{language}.json", content=index))
        own = f"search/{stemmer(language)}.js"
    else:
        own = f"search/{language}.js"
        content = script(stemmer(language), [f"const INDEX = {index};", *code])
        files.append(File.generated(config, own, content=content))
    index_of = f"search/{language}.json" if fetched else ""
    env.globals["search"] = Search(site_of(config).strings[language].search, own, index_of)
    return env


def sections_of(page: Page) -> list[Section]:
    """Return the sections of a page; its lead and summary belong to the first."""
    first, *others = [Section(*it) for it in page.meta["sections"]] or [Section("", "", "")]
    text = " ".join([page.meta.get("lead", ""), *page.meta.get("summary", []), first.text])
    return [first._replace(text=text.strip()), *others]


def stemmers() -> list[str]:
    """Return the English names of the languages whose word endings we can take off.

    The stemmers are the Snowball project's.
    """
    return sorted(path.stem for path in STEMMERS.glob("*.js") if path.stem != "base")


def stemmer(language: str) -> str:
    """Return the name of a language's stemmer, `plain` where there is none."""
    known = locale(language)
    name = ((known.get_language_name("en") if known else None) or "").lower()
    return name if name in stemmers() else "plain"


def script(name: str, code: Sequence[str]) -> str:
    """Return the script that searches with a stemmer, or without one."""
    parts = [*code]
    if name != "plain":
        files = [read_text(STEMMERS / f"{it}.js") for it in ("base", name)]
        parts = [*files, f"const STEMMER = new {name.title()}Stemmer();", *parts]
    return "\n".join(["(() => {", *parts, "})();", ""])


def read_vocabulary(
    path: Path, pages: Mapping[str, Sequence[Section]], config: MkDocsConfig
) -> Vocabulary:
    """Read what a language's readers call things; none of it counts if anything is wrong."""
    if not path.is_file():
        return Vocabulary()
    document = read(read_text(path))
    vocabulary, faults = (
        (None, document.faults) if document.faults else validate(document, Vocabulary)
    )
    if vocabulary:
        faults = list(check(vocabulary, document, pages))
    report_file(path, config, faults)
    return vocabulary if vocabulary and not faults else Vocabulary()


def check(
    vocabulary: Vocabulary, document: Document, pages: Mapping[str, Sequence[Section]]
) -> Iterator[Fault]:
    """Yield the rows that lead nowhere: to a word that no page has, or to no section."""
    meant = [WORD.findall(" ".join(also.means).casefold()) for also in vocabulary.also]
    unknown = {word for words in meant for word in words}
    for part in (part for it in pages.values() for part in it):
        if not unknown:  # the first pages have most of them
            break
        unknown.difference_update(WORD.findall(f"{part.heading} {part.text}".casefold()))
    for number, words in enumerate(meant):
        line = document.line(("also", number, "means"))
        for word in words:
            if word in unknown:
                yield Fault(line, f"no page has the word “{word}”", "write one as pages have it")
    for number, first in enumerate(vocabulary.first):
        line = document.line(("first", number, "page"))
        page, _, found = first.page.partition("#")
        if page not in pages:
            yield Fault(line, f"there is no page `{page}`", "name a page as `part/page.md#an-id`")
        elif found not in {part.id for part in pages[page]}:
            yield Fault(line, f"`{page}` has no section `#{found}`", "name the id of a heading")


def address(place: str, pages: Mapping[str, Page]) -> str:
    """Return the address of `part/page.md#id`, from the top of the site."""
    page, hash_, found = place.partition("#")
    return f"{pages[page].url}{hash_}{found}"


def foreign(language: str, config: MkDocsConfig) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield, for each other language, its name and our words for the terms of its glossary."""
    ours = glossary(language, config)
    for other in locales(config):
        if other != language:
            offered = offers(glossary(other, config), ours)
            yield language_name(other, language), offered


def glossary(language: str, config: MkDocsConfig) -> list[Term]:
    """Return the terms that the glossary of a language explains."""
    path = Path(config.docs_dir, language, site_of(config).strings[language].glossary.page)
    return terms(read_text(path)) if path.is_file() else []


def offers(theirs: Collection[Term], ours: Collection[Term]) -> dict[str, str]:
    """Return our word for each of their terms that we call something else."""
    known = {term.id: term.term for term in ours}
    return {
        it.term: known[it.id]
        for it in theirs
        if it.id in known and known[it.id].casefold() != it.term.casefold()
    }
