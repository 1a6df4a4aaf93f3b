"""Render a page again only where something that goes into it has changed since the last build.

What goes in: the page itself in every language, the page with the terms of its language, all that
editors say besides pages, the addresses of all files, the settings, our code, the packages
installed, and the day. What comes out is kept by `kit.store`. All checks of sources run all the
same, and so does MkDocs' check of anchors; a page with a fault in it is rendered every time.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from logging.handlers import BufferingHandler
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from kit.i18n import locales, reader_locale
from kit.page import extensions, locale_of, path_of
from kit.site import site_of
from kit.store import digest, digest_of, folder, kept, program


@event_priority(-130)  # when all files have their addresses
def on_files(files: Files, config: MkDocsConfig) -> None:
    config.extra["inputs"] = digest(
        *(f"{file.src_uri} {file.url}" for file in files),
        digest_of(path for path in Path(config.docs_dir).rglob("*.*") if path.suffix != ".md"),
        program(),
        Path(str(config.config_file_path)).read_bytes(),
        str(config.use_directory_urls),
        str(site_of(config).today),
        reader_locale(config),
    )


@event_priority(-100)  # after all hooks, which check the page and give our extensions their words
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    if page.file.abs_src_path is None:
        return
    docs, locale, path = Path(config.docs_dir), locale_of(page), path_of(page.file)
    terms = docs / locale / site_of(config).strings[locale].glossary.page
    own = path.relative_to(docs / locale)
    sources = {path, terms, *(docs / it / own for it in locales(config))}
    key = digest(config.extra["inputs"], digest_of(it for it in sources if it.is_file()), markdown)
    place = folder(config) / "pages" / f"{page.file.dest_uri}.json"
    page.render = partial(render, page, page.render, place, key)  # type: ignore[method-assign]


def render(
    page: Page, rendered: Any, place: Path, key: str, config: MkDocsConfig, files: Files
) -> None:
    """Render a page as MkDocs would, or put in place what that gave before."""

    def make() -> dict[str, Any] | None:
        with listening() as said:
            rendered(config, files)
        return None if said.buffer else taken(page, config)

    found = kept(place, key, make)
    if page.content is None and found is not None:
        restore(page, found, config, files)


def taken(page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """Return all that rendering has left in a page and in our extensions, for JSON."""
    links = page.links_to_anchors or {}
    return {
        "content": page.content,
        "toc": [token(link) for link in page.toc],
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": {file.src_uri: anchors for file, anchors in links.items()},
        "left": [{name: getattr(it, name) for name in names} for it, names in leaving(config)],
    }


def restore(page: Page, found: dict[str, Any], config: MkDocsConfig, files: Files) -> None:
    """Do to a page and to our extensions what rendering would have done."""
    page.content = found["content"]
    page.toc = get_toc(found["toc"])
    page._title_from_render = found["title"]
    page.present_anchor_ids = set(found["anchors"])
    links = ((files.src_uris[uri], anchors) for uri, anchors in found["links"].items())
    page.links_to_anchors = dict(links)
    for (extension, _), values in zip(leaving(config), found["left"], strict=True):
        for name, value in values.items():
            setattr(extension, name, value)


def leaving(config: MkDocsConfig) -> list[tuple[Any, tuple[str, ...]]]:
    """Return our extensions in which rendering leaves something, which they name in `leaves`."""
    return [(it, it.leaves) for it in extensions(config) if hasattr(it, "leaves")]


def token(link: AnchorLink) -> dict[str, Any]:
    """Return an entry of a table of contents as Markdown gives it."""
    children = [token(child) for child in link.children]
    return {"name": link.title, "id": link.id, "level": link.level, "children": children}


@contextmanager
def listening() -> Iterator[BufferingHandler]:
    """Collect what is wrong while something is done."""
    log, handler = logging.getLogger("mkdocs"), BufferingHandler(capacity=1000)
    handler.setLevel(logging.WARNING)
    log.addHandler(handler)
    try:
        yield handler
    finally:
        log.removeHandler(handler)
