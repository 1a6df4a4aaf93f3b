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
from kit.i18n import address, locales, place, reader_locale, written_in
from kit.page import name_of, path_of, report_file
from kit.site import site_of
from kit.source import split


@event_priority(-120)  # after hooks/permalink.py: each page has its last place by then
def on_files(files: Files, config: MkDocsConfig) -> Files:
    language, site = reader_locale(config), site_of(config)
    texts, fronts = site.texts[language], site.fronts[language]
    if not any(front.redirect_from for front in fronts.values()):
        return files
    taken = {file.dest_uri: path_of(file) for file in files.documentation_pages()}
    template = config.theme.get_env().get_template("partials/redirect.html")
    for target in list(files.documentation_pages()):
        path, name = path_of(target), name_of(target)
        front = fronts.get(name) if written_in(target) == language else None
        if front is None or not front.redirect_from:
            continue
        places = {old: place(old, language, config) for old in front.redirect_from}
        report_file(path, config, check(texts[name], places, taken, locales(config)))
        for former in places.values():
            if former not in taken:
                taken[former] = path
                url = relpath(target.dest_uri, former.rpartition("/")[0] or ".")
                html = template.render(
                    url=url.removesuffix("index.html") or "./",
                    canonical=address(target, config),
                    language=language,
                    config=config,
                )
                files.append(File.generated(config, former, content=html))
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
    for number, (old, at) in enumerate(places.items()):
        if old.partition("/")[0] in others:
            problem = f"the address `{old}` is that of a language"
            yield Fault(_line(text, number), problem, "choose another")
        if at in taken:
            remedy = f"take it out; {taken[at].name} has it"
            yield Fault(_line(text, number), f"the address `{old}` is in use", remedy)


def _line(text: str, number: int) -> int:
    return read(split(text)[0] or "", before=1).line(("redirect_from", number))
