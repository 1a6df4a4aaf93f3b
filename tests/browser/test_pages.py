"""Every page, in both languages, in both colour schemes, on a telephone and on a desk."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from urls import URLS

PHONE, DESK = 360, 1280
Scheme = Literal["light", "dark"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("url", URLS)
def test_page(browser: Browser, address: str, url: str, scheme: Scheme) -> None:
    with browser.new_context(
        viewport={"width": DESK, "height": 800}, color_scheme=scheme
    ) as context:
        page = context.new_page()
        messages: list[str] = []
        requests: list[str] = []
        missing: list[str] = []
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.on(
            "response",
            lambda response: missing.append(response.url) if response.status >= 400 else None,
        )
        page.goto(address + url, wait_until="networkidle")
        for width in (DESK, PHONE):
            page.set_viewport_size({"width": width, "height": 800})
            results = Axe().run(page, options={"resultTypes": ["violations"]})
            assert results.violations_count == 0, (width, results.generate_report())
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert messages == []
        assert missing == []
        own = (f"{address}/", "blob:", "data:")
        assert [request for request in requests if not request.startswith(own)] == []


@pytest.mark.parametrize("url", URLS)
def test_page_without_javascript(browser: Browser, address: str, url: str) -> None:
    with browser.new_context(
        java_script_enabled=False, viewport={"width": PHONE, "height": 800}
    ) as context:
        page = context.new_page()
        page.goto(address + url)
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


def test_text_enlarged_to_twice_its_size_needs_no_sideways_scroll(
    browser: Browser, address: str
) -> None:
    with browser.new_context(viewport={"width": 640, "height": 800}) as context:
        page = context.new_page()
        for url in URLS:
            page.goto(address + url)
            page.evaluate("document.documentElement.style.fontSize = '250%'")
            assert page.evaluate("document.documentElement.scrollWidth") <= 640, url
