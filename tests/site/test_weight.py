"""What a reader on an old telephone waits for: little, and the same for each page."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from project import pages, served
from weight import first_view, weight

MOST_BYTES, MOST_REQUESTS = 30_000, 6


def test_no_page_is_heavy(site: Path) -> None:
    found = {page.relative_to(site).as_posix(): weight(site, page) for page in pages(site)}
    assert found
    heavy = {name: it for name, it in found.items() if it[0] > MOST_BYTES or it[1] > MOST_REQUESTS}
    assert heavy == {}


def test_the_style_sheet_fetches_nothing(site: Path) -> None:
    css = (site / "assets" / "site.css").read_text("utf-8")
    assert re.findall(r"@import|url\((?![\"']?data:).*?\)", css) == []


@pytest.mark.parametrize("name", ["index.html", "herkennen/gedrag/index.html"])
def test_a_browser_fetches_what_is_counted(name: str, site: Path, browser: Browser) -> None:
    counted = {path.relative_to(site).as_posix() for path in first_view(site, site / name)}
    with served(site) as address:
        context = browser.new_context()
        page = context.new_page()
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        page.goto(f"{address}/{name}", wait_until="networkidle")
        context.close()
    paths = [urlsplit(it).path.lstrip("/") for it in fetched if not it.startswith("data:")]
    icon = {it for it in counted if it.endswith(".svg")}  # not every browser fetches the icon
    assert {*paths} | icon == counted


def test_a_page_has_no_indents_of_templates(site: Path) -> None:
    assert re.findall(r"\n\s", (site / "index.html").read_text("utf-8")) == []
