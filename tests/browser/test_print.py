"""What comes out of a printer: paper of each kind of page, on A4 and in black and white."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

CHECKLIST = "/herkennen/gedrag/"
KINDS = [
    "/",
    "/begrijpen/wat-is-hechting/",
    "/begrijpen/zes-manieren/",
    CHECKLIST,
    "/herkennen/hoe-gaat-het-met-jou/",
    "/hulp/nu/",
    "/professionals/samenwerken-met-ouders/",
    "/over/begrippen/",
]
A4 = (595, 842)  # points


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Page:
    page = browser.new_context(base_url=address).new_page()
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("url", KINDS)
def test_paper(page: Page, url: str) -> None:
    page.goto(url)
    address = page.locator("link[rel=canonical]").get_attribute("href")
    paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert {tuple(round(side) for side in sheet.mediabox[2:]) for sheet in paper} == {A4}
    texts = [" ".join(sheet.extract_text().split()) for sheet in paper]
    for number, text in enumerate(texts, 1):
        assert text.startswith(f"{number} / {len(texts)} ")
        assert len(text) > 150, f"page {number} is as good as blank: {text}"
    words = " ".join(texts)
    assert len(texts) <= 2 + len(words.split()) / 200
    assert str(address) in texts[-1].replace("- ", "-")  # it may run on at a hyphen
    assert "Over deze pagina" in words
    assert "Algemene uitleg" in words
    for screen in ("Nu hulp English", "Hoort hierbij", "Meld een fout", "Snel weg"):
        assert screen not in words


def test_a_link_that_leaves_the_site_shows_where_it_leads(page: Page) -> None:
    page.goto("/hulp/nu/")
    after = page.locator("td a[href^='https']").first.evaluate(
        "it => getComputedStyle(it, '::after').content"
    )
    assert after.startswith('" (https://')
    page.goto("/begrijpen/zes-manieren/")
    source = page.locator(".footnote a[href^='https']").first
    assert source.evaluate("it => getComputedStyle(it, '::after').content") == "none"


def test_ticks_are_black_on_paper_and_nothing_is_cut_in_two(page: Page) -> None:
    page.goto(CHECKLIST)
    boxes = page.locator(".checklist input")
    boxes.nth(1).check()
    empty, ticked = (ink(boxes.nth(number).screenshot()) for number in (0, 1))
    assert 0 < empty < ticked
    for selector in (".checklist li", "table", "figure", ".banner", ".checklist-notes"):
        for element in page.locator(selector).all():
            assert element.evaluate("it => getComputedStyle(it).breakInside") == "avoid", selector


def test_paper_is_white_in_the_dark_too(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(CHECKLIST)
    for selector, style in (("body", "backgroundColor"), (".summary", "backgroundColor")):
        colour = page.locator(selector).first.evaluate(f"it => getComputedStyle(it).{style}")
        assert colour == "rgb(255, 255, 255)", selector
    for selector in ("h1", ".lead", ".checklist label", ".banner-warning", ".checklist-hint"):
        colour = page.locator(selector).first.evaluate("it => getComputedStyle(it).color")
        assert max(int(it) for it in colour[4:-1].split(", ")) <= 0x33, (selector, colour)
    page.emulate_media(media="print", color_scheme="light")


def ink(png: bytes) -> float:
    """Return which part of a picture is black."""
    grey = Image.open(BytesIO(png)).convert("L")
    return sum(grey.histogram()[:64]) / (grey.width * grey.height)
