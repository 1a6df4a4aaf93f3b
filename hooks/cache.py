"""Check and render a page again only where something that goes into it has changed.

What goes in: the page itself in every language, the page with the terms of its language, what
editors say besides pages, for all languages, in its own and in the reader's, the addresses of all
files, the settings, our code, the packages that are installed, and the day. What comes out is kept
by `kit.store`: the content, what our hooks put into the front matter, and what MkDocs needs to
check links to anchors, which it always does. A page with a fault in it is never kept, so a page
that is kept has none.
"""

import logging
from collections.abc import Iterator
from functools import partial
from logging.handlers import BufferingHandler
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from kit.i18n import building, locales, reader_locale
from kit.marks import site
from kit.page import locale_of, path_of, text_of
from kit.site import site_of
from kit.store import digest, digest_of, folder, keep, kept, program

WHOLE = site("translations")  # marks what is made of all pages
log = logging.getLogger("mkdocs")


class Reading(NamedTuple):
    """A page on its way: its place in the cache and its key there, and what it had before."""

    place: Path
    key: str
    found: dict[str, Any] | None
    said: BufferingHandler
    meta: dict[str, Any]


@event_priority(-130)  # when all files have their addresses
def on_files(files: Files, config: MkDocsConfig) -> None:
    docs = Path(config.docs_dir)
    config.extra["hashes"] = {
        docs / language / f"{name}.md": digest(text)
        for language, texts in site_of(config).texts.items()
        for name, text in texts.items()
    }
    beside: dict[str, list[Path]] = {"": [], **{language: [] for language in locales(config)}}
    for path in docs.rglob("*.*"):
        if path.suffix != ".md" and path.is_file():
            folder_of = path.relative_to(docs).parts[0]
            beside[folder_of if folder_of in beside else ""].append(path)
    config.extra["beside"] = {it: digest_of(found) for it, found in beside.items()}
    config.extra["inputs"] = digest(
        *(f"{file.src_uri} {file.url}" for file in files),
        program(),
        Path(str(config.config_file_path)).read_bytes(),
        str(config.use_directory_urls),
        str(site_of(config).today),
        reader_locale(config),
    )


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    # Jinja knows by itself when a template has changed; here the languages share them too.
    place = folder(config) / "templates"
    place.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(place))


@event_priority(90)  # right after hooks/data.py has read the front matter
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    if page.file.abs_src_path is None:
        return
    place = folder(config) / "pages" / f"{page.file.dest_uri.replace('/', '~')}.json"
    key = digest(config.extra["inputs"], *sources(page, config))
    found, said = kept(place, key), BufferingHandler(capacity=10_000)
    said.setLevel(logging.WARNING)
    log.addHandler(said)
    config.extra["reading"] = Reading(place, key, found, said, dict(page.meta))
    config.extra["sound"] = found is not None
    if found is not None:
        page.render = partial(restore, page, found)  # type: ignore[method-assign]


@event_priority(-150)  # after all other hooks
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    reading: Reading | None = config.extra.pop("reading", None)
    config.extra["sound"] = False
    if reading is None:
        return html
    log.removeHandler(reading.said)
    if reading.found is not None:
        del page.render  # and with it what was found
        page.meta = reading.meta | reading.found["meta"]
        return str(reading.found["content"])
    if not reading.said.buffer:
        keep(reading.place, reading.key, taken(page, html, reading.meta))
    return html


@event_priority(-160)  # after all checks, also of the whole site
def on_post_build(config: MkDocsConfig) -> None:
    if not building(config):
        for check in config.extra.get("passed", {}).values():
            keep(check.place, check.program, sorted(check.now))


def sources(page: Page, config: MkDocsConfig) -> Iterator[str]:
    """Yield a hash of all that goes into a page and not into every page."""
    docs, locale, path = Path(config.docs_dir), locale_of(page), path_of(page.file)
    hashes: dict[Path, str] = config.extra["hashes"]
    beside: dict[str, str] = config.extra["beside"]
    own, terms = path.relative_to(docs / locale), site_of(config).strings[locale].glossary.page
    pages = {docs / locale / terms, *(docs / it / own for it in locales(config))} & hashes.keys()
    said = ["", locale, reader_locale(config)]
    if WHOLE.search(text_of(page, config)):
        pages, said = set(hashes), sorted(beside)
    yield from (beside[it] for it in said)
    yield from (f"{it} {hashes[it]}" for it in sorted(pages))


def taken(page: Page, html: str, before: dict[str, Any]) -> dict[str, Any]:
    """Return all that reading and rendering a page has made of it, for JSON."""
    links = page.links_to_anchors or {}
    return {
        "content": html,
        "meta": {key: it for key, it in page.meta.items() if it != before.get(key)},
        "toc": [token(link) for link in page.toc],
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": {file.src_uri: anchors for file, anchors in links.items()},
    }


def restore(page: Page, found: dict[str, Any], config: MkDocsConfig, files: Files) -> None:
    """Do to a page what rendering it would do."""
    page.content = found["content"]
    page.toc = get_toc(found["toc"])
    page._title_from_render = found["title"]
    page.present_anchor_ids = set(found["anchors"])
    links = found["links"].items()
    page.links_to_anchors = {files.src_uris[uri]: anchors for uri, anchors in links}


def token(link: AnchorLink) -> dict[str, Any]:
    """Return an entry of a table of contents as Markdown gives it."""
    children = [token(child) for child in link.children]
    return {"name": link.title, "id": link.id, "level": link.level, "children": children}
