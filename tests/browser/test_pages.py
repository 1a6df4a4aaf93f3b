"""Every page, in both languages, as every reader may have set it: the colours, the width, the size.

A page is loaded once and then changed about: what does not depend on colours is asked in the light
alone, what does not depend on the size of text at the usual size alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, CDPSession, Page

from project import Window
from urls import URLS, url_of

PHONE, DESK = 360, 1280
ENLARGED = 320  # px: a window of 1,280 px enlarged to four times, WCAG 2.2, 1.4.10
HEIGHT = 800
USUAL, TWICE = 16, 32  # px: text as browsers set it, and enlarged to 200 %, WCAG 2.2, 1.4.4
KINDS = [
    url_of("nl", f"{page}.md")
    for page in (
        "index",
        "begrijpen/wat-is-hechting",
        "begrijpen/zes-manieren",
        "herkennen/gedrag",
        "hulp/nu",
        "professionals/samenwerken-met-ouders",
        "over/vertaalstatus",
    )
]

# Rules of axe: all, with the one that it leaves out by itself (24 px, WCAG 2.2, 2.5.8); those that
# colours can break; those that the size of text can.
ALL = {"rules": {"target-size": {"enabled": True}}}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
SIZES = {"runOnly": ["target-size", "scrollable-region-focusable"]}
AXE = """options => axe.run(document, {...options, resultTypes: ["violations"]}).then(found =>
    found.violations.flatMap(({id, nodes}) => nodes.map(it => `${id}: ${it.html}`)))"""

OPEN = "open => document.querySelectorAll('details').forEach(it => { it.open = open })"
# The page scrolls sideways, or a text ends outside the window or a box that cannot be scrolled.
LOST = """() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  const lost = scrollWidth > clientWidth ? [`${scrollWidth} px wide`] : [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let text; (text = texts.nextNode()); ) {
    const parent = text.parentElement;
    if (!text.data.trim() || !parent.checkVisibility()) continue;
    // Hidden from the eye on purpose, and said where it is done.
    if (parent.closest(".visually-hidden, .skip") || getComputedStyle(parent).clipPath !== "none")
      continue;
    range.selectNodeContents(text);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    let cut = left < -1 || right > clientWidth + 1;
    for (let it = parent; it && it !== document.body; it = it.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(it);
      if (/auto|scroll/.test(overflowX + overflowY)) { cut = false; break; }
      const box = it.getBoundingClientRect();
      if (/hidden|clip/.test(overflowX)) cut ||= left < box.left - 1 || right > box.right + 1;
      if (/hidden|clip/.test(overflowY)) cut ||= top < box.top - 1 || bottom > box.bottom + 1;
    }
    if (cut) lost.push(text.data.trim());
  }
  return lost;
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Page:
    """Return one page for all addresses; it knows axe, which the site's policy keeps out."""
    page = browser.new_context(base_url=address, reduced_motion="reduce").new_page()
    page.add_init_script(AXE_SCRIPT)
    return page


@pytest.fixture(scope="module")
def devtools(page: Page) -> CDPSession:
    return page.context.new_cdp_session(page)


@pytest.fixture(scope="module")
def noted(page: Page, address: str) -> list[str]:
    """Return the list on which is noted what no page may do."""
    own = (f"{address}/", "data:")
    noted: list[str] = []
    page.on("console", lambda it: noted.append(it.text))  # the policy speaks there too
    page.on("pageerror", lambda it: noted.append(str(it)))
    page.on("request", lambda it: None if it.url.startswith(own) else noted.append(it.url))
    page.on(
        "response", lambda it: noted.append(f"{it.status} {it.url}") if it.status >= 400 else None
    )
    return noted


@contextmanager
def dark(page: Page) -> Iterator[None]:
    page.emulate_media(color_scheme="dark")
    yield
    page.emulate_media(color_scheme="light")


@contextmanager
def enlarged(devtools: CDPSession) -> Iterator[None]:
    """Set text to twice its size, as readers do in the settings of their browser."""
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": TWICE}})
    yield
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": USUAL}})


def violations(page: Page, rules: dict[str, Any]) -> list[str]:
    found: list[str] = page.evaluate(AXE, rules)
    return found


def lost(page: Page) -> list[str]:
    """Return the texts of a page that are cut off, also those that open on a tap."""
    page.evaluate(OPEN, True)
    found: list[str] = page.evaluate(LOST)
    page.evaluate(OPEN, False)
    return found


@pytest.mark.parametrize("url", URLS)
def test_page(page: Page, devtools: CDPSession, noted: list[str], url: str) -> None:
    noted.clear()
    page.goto(url)
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert violations(page, ALL) == [], width
        assert lost(page) == [], width
        with dark(page):
            assert violations(page, COLOURS) == [], width
        with enlarged(devtools):
            assert violations(page, SIZES) == [], width
            assert lost(page) == [], width
    page.set_viewport_size({"width": ENLARGED, "height": HEIGHT // 4})
    assert lost(page) == []
    assert noted == []


@pytest.mark.parametrize("url", URLS)
def test_page_without_javascript(window: Window, url: str) -> None:
    page = window(PHONE, java_script_enabled=False)
    page.goto(url)
    assert page.locator("h1").is_visible()
    assert page.locator(".banner-quiet").first.is_visible()
    assert page.locator(".help").is_visible()
    boxes = page.locator(".checklist input")
    if boxes.count():
        boxes.first.check()
        page.locator(".checklist button").click()
        assert not boxes.first.is_checked()
    assert not page.locator(".nav").is_visible()
    page.locator(".drawer summary").click()
    assert page.locator(".nav a").first.is_visible()
    page.locator(".drawer summary").click()
    language = page.locator("html").get_attribute("lang")
    page.locator(".languages a").click()
    assert page.locator("html").get_attribute("lang") != language
