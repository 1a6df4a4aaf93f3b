"""A page of the finished site: what is known of it, what it lacks, where its links lead."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from posixpath import basename, dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from checks.words import lost
from kit.faults import Fault
from kit.html import Refused, refused_page
from kit.policy import Policy

SOURCE = "/edit/main/docs/"  # in the link by which a page is edited
NEEDED = {"html[lang]": "language", "title": "title", "h1": "heading", "main": "main part"}


class Html(NamedTuple):
    """What is known of a page of the site. Its tree is let go of: a large site has many."""

    name: str
    source: str  # its path below docs/, empty where it has none
    canonical: str
    ids: Counter[str]
    addresses: list[str]  # that must be of the site
    lacks: list[str]  # selectors
    refused: list[Refused]
    lost: list[Fault]


def read(name: str, text: str, sources: Mapping[str, str], policy: Policy) -> Html:
    """Return what is known of a page by its HTML, and by its source among `sources`."""
    tree = LexborHTMLParser(text)
    source = _address(tree, "a[rel=edit]").partition(SOURCE)[2]
    moved = tree.css_first("meta[http-equiv=refresh]") is not None
    return Html(
        name=name,
        source=source,
        canonical=_address(tree, "link[rel=canonical]"),
        ids=Counter(node.attributes["id"] or "" for node in tree.css("[id]")),
        addresses=list(dict.fromkeys(_addresses(tree))),
        lacks=[it for it in NEEDED if not moved and tree.css_first(it) is None],
        refused=list(refused_page(text, policy, tree)),
        lost=list(lost(sources.get(source, ""), tree)),  # at the end: it takes parts away
    )


def faults(
    page: Html, pages: Mapping[str, Html], files: Collection[str], top: str
) -> Iterator[Refused]:
    """Yield what a page of the site lacks, and its addresses that lead nowhere."""
    for selector in page.lacks:
        yield Refused(f"the page has no {NEEDED[selector]}", f"give its template `{selector}`")
    for id_, count in page.ids.items():
        if count > 1:
            remedy = "a link leads to the first alone; give each its own"
            yield Refused(f"the id `{id_}` stands {count} times", remedy, f'id="{id_}"')
    for address in page.addresses:
        name, id_ = target(address, page.name, top)
        if name is None:
            continue
        problem = ""
        if name not in files:
            problem = "leads nowhere"
        elif id_ and name in pages and id_ not in pages[name].ids:
            problem = "leads to no place on its page"
        if problem:
            yield Refused(f"the address `{address}` {problem}", "mend it where it is made", address)


def _addresses(page: LexborHTMLParser) -> Iterator[str]:
    """Yield all addresses on a page that must be of the site."""
    for node in page.css("[href], [src]"):
        attributes = node.attributes
        address = attributes.get("href") or attributes.get("src") or ""
        if node.tag != "a" or ":" not in address:  # else it leads elsewhere, and says so
            yield address


def _address(page: LexborHTMLParser, selector: str) -> str:
    """Return where a link leads, an empty text where there is none."""
    link = page.css_first(selector)
    return (link.attributes["href"] if link else None) or ""


def target(address: str, page: str, top: str) -> tuple[str | None, str]:
    """Return the file of the site that an address on a page leads to, and the id there.

    `top` is the address of the site. There is no file where the address leads elsewhere.
    """
    root = "/" + top.split("/", 3)[3]
    path, _, id_ = address.partition("#")
    if path.startswith(top):
        path = root + path.removeprefix(top)
    path = unquote(path.partition("?")[0])
    if ":" in path:
        return None, ""
    place = join(root, dirname(page), path or basename(page))
    name = normpath(place)
    if basename(place) in ("", ".", ".."):
        name = join(name, "index.html")
    return name.removeprefix(root), unquote(id_)
