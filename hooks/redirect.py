"""Lead readers from a former address of a page to the page.

    ---
    redirect_from: [sleep/old-name]
    ---

An address is given from the top of its language's site, without slashes at its ends.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from posixpath import relpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from kit.data import read
from kit.faults import Fault
from kit.i18n import locales, reader_locale
from kit.page import path_of, report_file
from kit.site import site_of
from kit.source import read_text, split


@event_priority(-120)  # after static-i18n, which has given each page its place by then
def on_files(files: Files, config: MkDocsConfig) -> Files:
    language = reader_locale(config)
    top = "" if language == locales(config)[0] else f"{language}/"
    taken = {file.dest_uri: path_of(file) for file in files.documentation_pages()}
    template = config.theme.get_env().get_template("partials/redirect.html")
    for target in list(files.documentation_pages()):
        path = path_of(target)
        front = site_of(config).pages.get(str(path))
        if front is None or not front.redirect_from:
            continue
        addresses = {old: _place(top + old, config) for old in front.redirect_from}
        report_file(path, config, check(read_text(path), addresses, taken, locales(config)))
        for place in addresses.values():
            if place not in taken:
                taken[place] = path
                url = relpath(target.dest_uri, place.rpartition("/")[0] or ".")
                html = template.render(url=url.removesuffix("index.html") or "./")
                files.append(File.generated(config, place, content=html))
    return files


def check(
    text: str,
    places: Mapping[str, str],
    taken: Mapping[str, Path],
    others: Collection[str] = (),
) -> Iterator[Fault]:
    """Yield the former addresses of a page, given with their places, that are in use.

    `others` are the folders of languages, in which each has its own addresses.
    """
    front, _, _ = split(text)
    document = read(front or "", before=1)
    for number, (old, place) in enumerate(places.items()):
        if old.partition("/")[0] in others:
            line = document.line(("redirect_from", number))
            yield Fault(line, f"the address `{old}` is that of a language", "choose another")
        if place in taken:
            line = document.line(("redirect_from", number))
            remedy = f"take it out; {taken[place].name} has it"
            yield Fault(line, f"the address `{old}` is in use", remedy)


def _place(address: str, config: MkDocsConfig) -> str:
    return f"{address}/index.html" if config.use_directory_urls else f"{address}.html"
