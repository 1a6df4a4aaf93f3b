"""Print pages of a finished site, as tagged PDF, with Chromium.

    python -m kit.paper site

prints each page that links to its handout (hooks/handout.py). The browser gets the files from the
folder, under the addresses of the public site, so that a link on paper leads there.
"""

import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from mkdocs.utils import get_build_datetime
from playwright.sync_api import Browser, Route, sync_playwright

HANDOUT = re.compile(r'<a (?=[^>]*class="handout")[^>]*href="([^"]+)"')
CANONICAL = re.compile(r'<link (?=[^>]*rel="canonical")[^>]*href="([^"]+)"')
NODE = re.compile(rb"node\d{8}")
DATE = re.compile(rb"(?<=Date \()D:\d{14}\+00'00'(?=\))")


class Sheet(NamedTuple):
    """A page, its public address, and where its PDF goes."""

    page: Path
    url: str
    pdf: Path


def main(site: Path) -> None:
    """Print the pages of a finished site that link to their handouts."""
    with chromium() as browser:
        for sheet in sheets(site):
            sheet.pdf.write_bytes(printed(browser, site, sheet))


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a browser: this machine's, or Playwright's own."""
    with sync_playwright() as playwright:
        # No sandbox: as root, in a container, there is none; it opens no page but ours.
        yield playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )


def sheets(site: Path) -> Iterator[Sheet]:
    """Yield the pages of a finished site that link to their handouts."""
    for page in sorted(site.rglob("*.html")):
        html = page.read_text("utf-8")
        handout, canonical = HANDOUT.search(html), CANONICAL.search(html)
        if handout and canonical:
            yield Sheet(page, canonical[1], (page.parent / unquote(handout[1])).resolve())


def printed(browser: Browser, site: Path, sheet: Sheet) -> bytes:
    """Return a page as PDF: tagged, with an outline, and dated as the build is."""
    below = sheet.page.parent.relative_to(site).as_posix().removeprefix(".")
    top = sheet.url.removesuffix(f"{below}/" if below else "")

    def answer(route: Route) -> None:
        path = site / unquote(route.request.url.partition("#")[0].removeprefix(top))
        path = path / "index.html" if path.is_dir() else path
        if path.is_file():
            route.fulfill(path=path)
        else:
            route.fulfill(status=404)

    page = browser.new_page()
    page.route("**", answer)
    page.goto(sheet.url)
    pdf = page.pdf(tagged=True, outline=True, prefer_css_page_size=True)
    page.close()
    return settled(pdf, get_build_datetime())


def settled(pdf: bytes, day: datetime) -> bytes:
    """Return a PDF in which nothing tells when, or after what, it was printed.

    Chromium names the cells of tables by a count of all that the browser has ever shown. Every
    name keeps its length, so that all else keeps its place.
    """
    names = sorted(set(NODE.findall(pdf)))
    pdf = NODE.sub(lambda match: b"node%08d" % names.index(match[0]), pdf)
    return DATE.sub(day.strftime("D:%Y%m%d%H%M%S+00'00'").encode(), pdf)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
