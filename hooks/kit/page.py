"""A page of MkDocs, the file it was written in, and the Markdown extensions that render it."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar, cast

from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from kit.faults import Fault, report, shown
from kit.source import read_text

E = TypeVar("E", bound=Extension)


def path_of(file: File) -> Path:
    """Return the path of the file on disk; every page of ours has one."""
    assert file.abs_src_path is not None
    return Path(file.abs_src_path)


def text_of(page: Page) -> str:
    """Return the whole file, front matter included, so that its lines can be counted."""
    return read_text(path_of(page.file))


def locale_of(page: Page) -> str:
    """Return the language that the page is written in, as static-i18n found it."""
    locale: str = page.file.locale  # type: ignore[attr-defined]
    return locale


def report_file(path: Path, config: MkDocsConfig, faults: Iterable[Fault]) -> None:
    """Report the faults of a file by its path in the repository."""
    report(shown(path, Path(config.docs_dir).parent), faults)


def report_page(page: Page, config: MkDocsConfig, faults: Iterable[Fault]) -> None:
    """Report the faults of one page by its path in the repository.

    They are not even looked for in a page that `hooks/cache.py` knows to have none.
    """
    if not config.extra.get("sound"):
        report_file(path_of(page.file), config, faults)


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
