"""How each kind of page reads to a screen reader: Chromium's accessibility tree, in its order.

Compared with tests/browser/tree/, which `make look` writes anew. No screen reader was asked: this
is what a browser tells one.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent / "tree"
KINDS = {
    "home": "/",
    "article": "/begrijpen/wat-is-hechting/",
    "drawing": "/begrijpen/zes-manieren/",
    "checklist": "/herkennen/gedrag/",
    "help": "/hulp/nu/",
    "professionals": "/professionals/samenwerken-met-ouders/",
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 360, "height": 640}).new_page()


@pytest.mark.parametrize("kind", KINDS)
def test_tree(page: Page, sample: str, expected: Callable[[Path, str], None], kind: str) -> None:
    page.goto(sample + KINDS[kind], wait_until="networkidle")
    expected(HERE / f"{kind}.yml", page.locator("body").aria_snapshot() + "\n")


def test_tree_of_a_translation(
    page: Page, sample: str, expected: Callable[[Path, str], None]
) -> None:
    page.goto(sample + KINDS["checklist"])
    page.locator(".languages a").click()
    page.wait_for_load_state("networkidle")
    expected(HERE / "english.yml", page.locator("body").aria_snapshot() + "\n")
