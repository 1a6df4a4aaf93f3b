"""A page of MkDocs, the file it was written in, and the Markdown extensions that render it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar, cast

from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from kit.faults import Fault, report, shown
from kit.i18n import written_in
from kit.site import FrontMatter, site_of
from kit.translation import Pages, Parts

E = TypeVar("E", bound=Extension)


def path_of(file: File) -> Path:
    """Return the path of the file on disk; every page of ours has one."""
    assert file.abs_src_path is not None
    return Path(file.abs_src_path)


def name_of(file: File) -> str:
    """Return the path of a page in the language that it is written in, without `.md`."""
    return file.src_uri.removeprefix(f"{written_in(file)}/").removesuffix(".md")


def text_of(page: Page, config: MkDocsConfig) -> str:
    """Return the whole file, front matter included, so that its lines can be counted."""
    return site_of(config).texts[locale_of(page)][name_of(page.file)]


def front_of(page: Page, config: MkDocsConfig) -> FrontMatter:
    """Return what stands at the top of the file."""
    return site_of(config).fronts[locale_of(page)][name_of(page.file)]


def locale_of(page: Page) -> str:
    """Return the language that the page is written in, as static-i18n found it."""
    return written_in(page.file)


def translations_of(config: MkDocsConfig) -> Mapping[str, Pages]:
    """Return what `hooks/record.py` found of each language but the source, once a build."""
    return cast(Mapping[str, Pages], config.extra["translations"])


def parts_of(page: Page, config: MkDocsConfig) -> Parts:
    """Return the parts of a page and how each stands to its source; none on a page of that."""
    return translations_of(config).get(locale_of(page), {}).get(name_of(page.file), {})


def report_file(path: Path, config: MkDocsConfig, faults: Iterable[Fault]) -> None:
    """Report the faults of a file by its path in the repository."""
    if found := list(faults):
        told_of(config).update((path, fault.line) for fault in found)
        report(shown(path, Path(config.docs_dir).parent), found)


def told_of(config: MkDocsConfig) -> set[tuple[Path, int]]:
    """Return the lines of files of which a fault was reported in this build."""
    told: set[tuple[Path, int]] = config.extra.setdefault("told", set())
    return told


def report_page(page: Page, config: MkDocsConfig, faults: Iterable[Fault]) -> None:
    """Report the faults of one page by its path in the repository.

    They are not even looked for in a page that `hooks/cache.py` knows to have none.
    """
    if not config.extra.get("sound") and (found := list(faults)):
        report_file(path_of(page.file), config, found)


def installed(config: MkDocsConfig, kind: type[E]) -> E:
    """Return the extension of a kind that renders the pages, installed at the first call.

    MkDocs checks `markdown_extensions` before it loads hooks, so ours cannot be named there; and
    each language runs `on_config` again on the same configuration, so it may be there already.
    """
    for extension in extensions(config):
        if isinstance(extension, kind):
            return extension
    added = kind()
    extensions(config).append(added)
    return added


def extensions(config: MkDocsConfig) -> list[str | Extension]:
    """Return the extensions that render the pages: names from mkdocs.yml and objects of ours."""
    return cast(list[str | Extension], config.markdown_extensions)
