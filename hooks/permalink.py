"""Give each translated page an address in its own language.

    ---
    permalink: sleep/waking-at-night
    ---

A translation keeps the file name of its source, by which the two are known as a pair; readers see
the permalink. The address is given from the top of its language's site.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from kit.data import Document, read
from kit.faults import Fault
from kit.i18n import alternates, building, locales, place, written_in
from kit.page import name_of, report_file
from kit.site import site_of
from kit.source import split

PLAIN = re.compile(r"^permalink: ([\w-]+(?:/[\w-]+)*)$", re.MULTILINE)  # most, found at once
HOME = "index"  # the page at the top of a language, which needs no name


def on_config(config: MkDocsConfig) -> None:
    if building(config):
        return
    docs = Path(config.docs_dir)
    texts = site_of(config).texts
    source, *translations = locales(config)
    for page, text in texts[source].items():
        report_file(docs / source / f"{page}.md", config, check_source(text))
    for locale in translations:
        for page, faults in check(texts[source], texts[locale]).items():
            report_file(docs / locale / f"{page}.md", config, faults)


@event_priority(-110)  # after static-i18n, which has given each page its place by then
def on_files(files: Files, config: MkDocsConfig) -> Files:
    for file in files.documentation_pages():
        for locale, edition in alternates(file).items():
            front = site_of(config).fronts[written_in(edition)].get(name_of(edition))
            if front and front.permalink and written_in(edition) == locale:
                edition.dest_uri = place(front.permalink, locale, config)
                edition.abs_dest_path = str(Path(config.site_dir, edition.dest_uri))
                del edition.url  # MkDocs makes it anew from `dest_uri`
    return files


def check_source(text: str) -> Iterator[Fault]:
    """Yield the permalink of a page, given as a whole file, in the source language."""
    if "permalink" not in text:  # to read the front matter takes longer
        return
    front = _front(text)
    if "permalink" in front.value:
        remedy = "take it out; in the source language the file name is the address"
        yield Fault(
            front.line(("permalink",)), "`permalink` on a page that translates none", remedy
        )


def check(source: Mapping[str, str], translation: Mapping[str, str]) -> dict[str, list[Fault]]:
    """Return the faults in the permalinks of a translation; both languages are whole files by name.

    A page that is not translated appears under its own file name, which is in use therefore.
    """
    taken = {page: page for page in source if page not in translation}
    return {page: list(_check(page, text, taken)) for page, text in translation.items()}


def _check(page: str, text: str, taken: dict[str, str]) -> Iterator[Fault]:
    plain = PLAIN.search(split(text)[0] or "")
    if plain and taken.setdefault(plain[1], page) == page:
        return
    front = _front(text)
    permalink = front.value.get("permalink")
    if not permalink:
        if page != HOME and front.value:  # a page without front matter has that fault already
            remedy = "write the page's address in its own language, as `part/short-name`"
            yield Fault(front.line(("permalink",)), "`permalink` is missing", remedy)
    elif taken.setdefault(permalink, page) != page:
        problem, other = f"the address `{permalink}` is in use", f"{taken[permalink]}.md"
        remedy = f"choose another; {other} has it"
        yield Fault(front.line(("permalink",)), problem, remedy)


def _front(text: str) -> Document:
    document = read(split(text)[0] or "", before=1)
    return document if isinstance(document.value, dict) else document._replace(value={})
