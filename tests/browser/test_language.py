"""Readers between languages: the switch, the hint, the page for an address that does not exist."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page

from project import Window
from urls import url_of

PAGE = "begrijpen/zes-manieren.md"
NL, EN = url_of("nl", PAGE), url_of("en", PAGE)
Open = Callable[..., Page]

# Layout Instability API: how much of the page has moved without the reader's doing.
SHIFTS = """() => new Promise((done) => new PerformanceObserver((list) => {
  done(list.getEntries().reduce((sum, it) => sum + it.value, 0));
}).observe({ type: "layout-shift", buffered: true }) || setTimeout(() => done(0), 300))"""


@pytest.fixture
def open_page(window: Window) -> Open:
    """Open a page of the site in a browser that is set to some language."""

    def open_page(url: str, locale: str = "nl-NL", **settings: object) -> Page:
        page = window(locale=locale, **settings)
        page.goto(url)
        return page

    return open_page


def hint(page: Page) -> Locator:
    return page.locator(".hint:visible")


@pytest.mark.parametrize(("here", "there"), [(NL, EN), (EN, NL)])
def test_the_switch_keeps_the_section_that_is_read(
    here: str, there: str, open_page: Open, address: str
) -> None:
    page = open_page(here)
    page.locator("#gelijkenis").evaluate("it => it.scrollIntoView()")
    page.locator(".languages a").evaluate("it => it.focus({ preventScroll: true })")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}{there}#gelijkenis")


def test_the_switch_keeps_the_section_though_it_stands_at_the_top(
    open_page: Open, address: str
) -> None:
    page = open_page(NL)
    for place in ("zintuigen", "gelijkenis"):
        page.locator(f"#{place}").evaluate("it => it.scrollIntoView()")
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    page.evaluate("scrollTo(0, 0)")
    page.locator(".languages a").click()
    page.wait_for_url(f"{address}{EN}#gelijkenis")


def test_the_switch_keeps_where_a_link_led(open_page: Open, address: str) -> None:
    page = open_page(url_of("nl", "herkennen/gedrag.md") + "#snel-boos")
    page.evaluate("scrollTo(0, 0)")
    page.locator(".languages a").click()
    page.wait_for_url(f"{address}{url_of('en', 'herkennen/gedrag.md')}#snel-boos")


def test_the_switch_keeps_the_page_alone_at_its_top(open_page: Open, address: str) -> None:
    page = open_page(NL)
    page.locator(".languages a").click()
    page.wait_for_url(f"{address}{EN}")


def test_the_switch_keeps_the_page_without_javascript(open_page: Open, address: str) -> None:
    page = open_page(f"{NL}#gelijkenis", java_script_enabled=False)
    page.locator(".languages a").click()
    page.wait_for_url(f"{address}{EN}")


def test_the_ids_that_the_switch_keeps_are_in_both_languages(open_page: Open) -> None:
    ids = [
        open_page(url)
        .locator("article :is(h2, h3, h4)[id]")
        .evaluate_all("all => all.map(e => e.id)")
        for url in (NL, EN)
    ]
    assert ids[0] == ids[1] != []


@pytest.mark.parametrize(
    ("url", "locale", "words"),
    [
        (EN, "nl-BE", ["Deze pagina is er ook in het Nederlands. Sluiten"]),
        (NL, "en-GB", ["This page is also available in English. Close"]),
        (NL, "nl-NL", []),
        (EN, "en-US", []),
        (NL, "de-DE", []),
    ],
)
def test_a_hint_in_the_readers_own_language(
    url: str, locale: str, words: list[str], open_page: Open
) -> None:
    page = open_page(url, locale)
    assert [" ".join(it.split()) for it in hint(page).all_inner_texts()] == words
    assert [it.get_attribute("lang") for it in hint(page).all()] == [locale[:2]] * len(words)
    assert page.url.endswith(url)  # never a redirect


@pytest.mark.parametrize("width", [360, 1280])
def test_the_hint_moves_nothing_and_hides_nothing_for_good(width: int, open_page: Open) -> None:
    page = open_page(EN, width=width)
    hint(page).wait_for()
    assert page.evaluate(SHIFTS) == 0
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last = page.locator("footer :visible").last.bounding_box()
    shown = hint(page).bounding_box()
    assert last
    assert shown
    assert last["y"] + last["height"] <= shown["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_hint_that_is_closed_stays_away(open_page: Open) -> None:
    page = open_page(EN)
    hint(page).get_by_role("button").click()
    assert hint(page).count() == 0
    assert page.evaluate("localStorage.getItem('hint-closed')") == "yes"
    page.goto(url_of("en", "hulp/nu.md"))
    assert hint(page).count() == 0


def test_a_hint_leads_to_the_section_that_is_read(open_page: Open, address: str) -> None:
    page = open_page(f"{EN}#gelijkenis")
    hint(page).get_by_role("link").click()
    page.wait_for_url(f"{address}{NL}#gelijkenis")


@pytest.mark.parametrize(
    ("path", "language", "title"),
    [
        ("/bestaat/niet/", "nl", "Deze pagina is er niet"),
        ("/en/is/not/there", "en", "This page does not exist"),
    ],
)
def test_an_address_that_does_not_exist(
    path: str, language: str, title: str, open_page: Open, address: str
) -> None:
    page = open_page("/")
    missing: list[str] = []
    page.on("response", lambda it: missing.append(it.url) if it.status >= 400 else None)
    page.goto(path)
    assert missing == [address + path]
    assert page.locator("h1").first.inner_text() == page.title() == title
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("section").first.get_attribute("lang") == language
    targets = page.locator("a").evaluate_all("all => all.map(it => it.pathname)")
    assert sorted(targets) == sorted(
        url_of(it, name) for it in ("nl", "en") for name in ("index.md", "hulp/nu.md")
    )
    for target in targets:
        assert page.request.get(target).ok
    assert page.locator("body").evaluate("it => it.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


def test_an_address_that_does_not_exist_without_javascript(open_page: Open) -> None:
    page = open_page("/en/is/not/there", java_script_enabled=False)
    assert page.locator("section").all_inner_texts() != []
    assert [it.is_visible() for it in page.locator("section").all()] == [True, True]
