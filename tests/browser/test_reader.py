"""What a reader does: tick, clear, print, change the language, by keyboard alone."""

import pytest
from playwright.sync_api import Page

from project import Window
from urls import url_of

CHECKLIST = url_of("nl", "herkennen/gedrag.md")
# It stands in the window from top to bottom, and nothing over it.
ON_TOP = """it => {
  const { x, width, top, bottom } = it.getBoundingClientRect();
  return [top + 1, bottom - 1].every(y => document.elementFromPoint(x + width / 2, y) === it);
}"""


@pytest.fixture
def page(window: Window) -> Page:
    return window()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on an element, as often as a reader would bear."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} is not reached by Tab")


def focus(page: Page) -> str:
    text: str = page.evaluate("document.activeElement.innerText.trim()")
    return text


def test_help_is_second_in_the_tab_order(page: Page) -> None:
    page.goto(CHECKLIST)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    assert focus(page) == "Nu hulp"
    page.keyboard.press("Enter")
    page.wait_for_url("**/hulp/nu/")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("browser_language", ["nl-NL", "en-GB"])
def test_the_number_to_call_is_on_the_first_screen(
    language: str, browser_language: str, window: Window
) -> None:
    page = window(width=360, height=640, locale=browser_language)  # a small telephone
    page.goto(url_of(language, "hulp/nu.md"))
    hinted = not browser_language.startswith(language)
    assert page.locator(".hint:visible").count() == hinted
    number = page.locator("article a[href='tel:112']").first
    assert number.evaluate(ON_TOP)
    assert page.locator("article .helpline small").first.is_visible()  # what the call costs


def test_leaving_is_one_press_away_and_the_way_back_does_not_lead_here(page: Page) -> None:
    away = "https://nl.wikipedia.org/"
    page.route(away, lambda route: route.fulfill(body="<p>Away</p>", content_type="text/html"))
    page.goto("/")
    assert page.locator(".leave").count() == 0  # nothing there that another may not see
    page.goto(url_of("nl", "gevoelens/afwijzing.md"))
    page.keyboard.press("End")
    link = page.locator(".leave")
    assert link.evaluate(ON_TOP)
    link.click()
    page.wait_for_url(away)
    page.go_back(wait_until="commit")
    page.wait_for_url("/", wait_until="commit")


def test_a_checklist_by_keyboard(page: Page) -> None:
    page.goto(CHECKLIST)
    boxes = page.locator(".checklist input")
    assert boxes.count() == 16
    tab_to(page, ".checklist input")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert [box.is_checked() for box in boxes.all()[:3]] == [True, True, False]
    tab_to(page, ".checklist button")
    assert focus(page) == "Alles leegmaken"
    page.keyboard.press("Enter")
    assert page.locator(".checklist input:checked").count() == 0


def test_a_box_has_its_text_as_name_and_its_heading_as_group(page: Page) -> None:
    page.goto(CHECKLIST)
    group = page.get_by_role("group", name="Wat valt je op? (dit is geen test)")
    box = group.get_by_role("checkbox", name="Lijkt vaak gespannen of zenuwachtig")
    assert box.count() == 1
    box.locator("xpath=..").click()  # the words themselves
    assert box.is_checked()


def test_ticks_are_gone_when_the_page_comes_back(page: Page) -> None:
    page.goto(CHECKLIST)
    page.evaluate("window.leftOpen = true")
    page.locator(".checklist input").first.check()
    page.goto("/")
    page.go_back(wait_until="commit")
    page.wait_for_function("location.pathname !== '/'")
    assert page.evaluate("window.leftOpen") is True  # it did come back from the history
    assert page.locator(".checklist input:checked").count() == 0


def test_nothing_is_stored_about_ticks(page: Page) -> None:
    page.goto(CHECKLIST)
    before = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    page.locator(".checklist input").first.check()
    after = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    assert before == after
    assert page.url.endswith(CHECKLIST)


def test_the_language_switch_by_keyboard_keeps_the_page(page: Page) -> None:
    page.goto(CHECKLIST)
    tab_to(page, ".languages a")
    assert focus(page) == "English"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{url_of('en', 'herkennen/gedrag.md')}")
    assert page.locator("html").get_attribute("lang") == "en"
    tab_to(page, ".languages a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/herkennen/gedrag/")
    assert page.locator("html").get_attribute("lang") == "nl"


def test_paper_shows_the_boxes_and_lines_and_the_warning(page: Page) -> None:
    page.goto(CHECKLIST)
    page.emulate_media(media="print")
    assert page.locator(".checklist input").first.is_visible()
    assert page.locator(".checklist-notes").is_visible()
    assert page.get_by_role("heading", name="Dit is geen test").is_visible()
    assert page.locator(".banner-quiet").first.is_visible()
    assert not page.locator(".checklist button").is_visible()
    assert not page.locator(".bar").is_visible()
