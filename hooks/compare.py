"""Write each translated page beside its source, section by section.

For those who review a translation, and for families with two languages. Made of the finished pages,
below the folder that `extra.side_by_side` in mkdocs.yml names; in no navigation, search or sitemap.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from jinja2 import Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import get_relative_url
from selectolax.lexbor import LexborHTMLParser

from kit.dates import direction
from kit.i18n import building, locales, names, place
from kit.page import translations_of
from kit.policy import add_integrity, read_policy
from kit.site import site_of
from kit.source import read_text
from kit.store import digest, digest_of, folder, once, program
from kit.strings import TranslationWords
from kit.translation import Parts, State

# What stands around the text, would stand there twice, or does nothing here.
LEFT_OUT = (
    "nav, figure, button, input, .footnote, .bibliography, .checklist-hint, .checklist-notes, "
    ".visually-hidden, [rel=edit], [data-search-exclude]:not(.summary, .banner)"
)
GROUPS = ["form", "fieldset", "legend", "label"]


class Column(NamedTuple):
    """A page in one language: the tag, direction and name of that, its addresses from here.

    The title is that of the window, as HTML: neutral where the page has reason to be.
    """

    language: str
    direction: str
    name: str
    url: str
    help_url: str
    status_url: str
    help: str
    title: str
    words: TranslationWords
    sections: dict[str, str]


class Row(NamedTuple):
    """A part of the page: its id, and on each side its HTML and what is said of its state."""

    id: str
    current: bool
    sides: list[tuple[Column, str, str]]


@event_priority(-150)  # when all languages stand on disk; before hooks/style.py reads what does
def on_post_build(config: MkDocsConfig) -> None:
    below = config.extra.get("side_by_side")
    if building(config) or not below:
        return
    source, shared = locales(config)[0], inputs(config)
    env = config.theme.get_env()
    add_integrity(env, read_policy(Path(config.theme.custom_dir or ""), config.use_directory_urls))
    template = env.get_template("compare.html")
    for language, pages in translations_of(config).items():
        for name, parts in pages.items():
            if not (parts[""].source and parts[""].translation):
                continue
            here = place(f"{below}/{language}/{name}", source, config)
            texts = {
                it: read_text(Path(config.site_dir, file_of(name, it, config)))
                for it in (source, language)
            }
            states = (f"{id_} {part.state}" for id_, part in parts.items())
            html = once(
                folder(config) / "compared" / f"{here.replace('/', '~')}.json",
                digest(shared, *texts.values(), *states),
                partial(side_by_side, template, name, texts, parts, here, config),
            )
            path = Path(config.site_dir, here)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(html, "utf-8")


def inputs(config: MkDocsConfig) -> str:
    """Return a hash of what goes into all of them, besides the two pages and their states."""
    docs, overrides = Path(config.docs_dir), Path(config.theme.custom_dir or "")
    return digest(
        program(),
        Path(str(config.config_file_path)).read_bytes(),
        digest_of(overrides.rglob("*.html")),
        digest_of(path for path in docs.rglob("*.*") if path.suffix != ".md"),
        *(
            f"{name} {front.permalink}"
            for fronts in site_of(config).fronts.values()
            for name, front in fronts.items()
        ),
    )


def side_by_side(
    template: Template,
    name: str,
    texts: Mapping[str, str],
    parts: Parts,
    here: str,
    config: MkDocsConfig,
) -> str:
    """Return a page in two languages, of which `texts` has what stands in the site."""
    columns = [column(name, *it, parts, here, config) for it in texts.items()]
    top = get_relative_url("./", here)
    return template.render(
        columns=columns, rows=rows(parts, columns), base_url=top, page=None, config=config
    )


def column(
    name: str, language: str, html: str, parts: Parts, here: str, config: MkDocsConfig
) -> Column:
    """Return a page in one language, of which `html` stands in the site."""
    strings = site_of(config).strings[language]
    path = file_of(name, language, config)
    url, help_url, status_url = (
        get_relative_url(address(file_of(it.partition(".md")[0], language, config)), address(here))
        for it in (name, strings.page.help_page, strings.translation.status_page)
    )
    return Column(
        language=language,
        direction=direction(strings.language),
        name=names(config)[language],
        url=url,
        help_url=help_url,
        status_url=status_url,
        help=strings.page.help,
        title=html.partition("<title>")[2].partition("</title>")[0],
        words=strings.translation,
        sections=cut(html, parts, address(path), address(here)),
    )


def rows(parts: Parts, columns: list[Column]) -> Iterator[Row]:
    """Yield the parts of a page, in the order of the source."""
    for id_, part in parts.items():
        sides = [
            (it, it.sections.get(id_, ""), getattr(it.words.states, part.state)) for it in columns
        ]
        yield Row(id_, part.state is State.CURRENT, sides)


def cut(html: str, parts: Parts, page: str, here: str) -> dict[str, str]:
    """Return the HTML of each part of a finished page, its addresses as `here` needs them."""
    article = LexborHTMLParser(html).css_first("article")
    found: dict[str, str] = {}
    if article is None:
        return found
    for node in article.css(LEFT_OUT):
        node.decompose()
    article.unwrap_tags(GROUPS)
    for name in ("href", "src"):
        for node in article.css(f"[{name}]"):
            node.attrs[name] = rebased(node.attributes[name] or "", page, here)
    pieces = [(node.attributes.get("id"), node) for node in article.iter()]
    for node in article.css("[id]"):  # both sides have the same
        del node.attrs["id"]
    current = ""
    for id_, node in pieces:
        if id_ is not None and id_ in parts:
            current = id_
        found[current] = found.get(current, "") + (node.html or "")
    return found


def rebased(link: str, page: str, here: str) -> str:
    """Return a link of a page as it must stand on another; addresses elsewhere stay."""
    if urlsplit(link).scheme:
        return link
    path, hash_, fragment = link.partition("#")
    return f"{_rebased(path, page, here)}{hash_}{fragment}"


@lru_cache(maxsize=1024)  # most lead to the page itself, or to the one with all terms
def _rebased(path: str, page: str, here: str) -> str:
    return get_relative_url(urljoin(f"/{page}", path), f"/{here}")


def file_of(name: str, language: str, config: MkDocsConfig) -> str:
    """Return the file of the site that holds a page of a language."""
    front = site_of(config).fronts[language].get(name)
    if front and front.permalink:
        return place(front.permalink, language, config)
    return place(name, language, config).replace("index/index.html", "index.html")


def address(file: str) -> str:
    """Return the address of a file from the top of the site."""
    return file.removesuffix("index.html")
