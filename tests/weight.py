"""What a page brings with it before its reader does anything, by the files of a built site."""

import gzip
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

FETCHED = {  # elements for which a browser fetches something, and where they name it
    "script[src]": "src",
    "link[rel~=stylesheet], link[rel~=icon], link[rel~=preload], link[rel~=manifest]": "href",
    "img[src], iframe[src], audio[src], video[src], source[src], embed[src]": "src",
}


def first_view(site: Path, page: Path) -> list[Path]:
    """Return a page of a site with all files that a browser fetches for it."""
    html = LexborHTMLParser(page.read_text("utf-8"))
    address = "/" + page.relative_to(site).as_posix()
    found = [
        element.attributes.get(name) or ""
        for selector, name in FETCHED.items()
        for element in html.css(selector)
    ]
    urls = dict.fromkeys(urljoin(address, url) for url in found if not url.startswith("data:"))
    return [page, *(site / url.lstrip("/") for url in urls)]


@cache
def packed(path: Path) -> bytes:
    """Return a file as servers send it."""
    return gzip.compress(path.read_bytes(), 6)


def weight(site: Path, page: Path) -> tuple[int, int]:
    """Return the bytes and the requests of the first view of a page."""
    files = first_view(site, page)
    return sum(len(packed(it)) for it in files), len(files)
