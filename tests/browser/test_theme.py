"""The frame around a page: what it weighs, and what it does for who taps, tabs or enlarges."""

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from mkdocs.config import load_config
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, Route

from project import ROOT, Window, pages
from style import joined

MOST_REQUESTS = 6
LEAST_TARGET = 24  # px, WCAG 2.2, 2.5.8
KINDS = {
    "home": "/",
    "article": "/begrijpen/wat-is-hechting/",
    "drawing": "/begrijpen/zes-manieren/",
    "checklist": "/herkennen/gedrag/",
    "help": "/hulp/nu/",
    "professionals": "/professionals/samenwerken-met-ouders/",
    "sources": "/over/bronnen-en-bewijs/",
}
BESIDE = "/over/vergelijk/en/herkennen/gedrag/"
MISSING = "/404.html"  # it has neither bar nor menu
ARTICLE = KINDS["article"]
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
SHIFT = """() => new Promise(done => new PerformanceObserver(list => done(
    list.getEntries().reduce((sum, entry) => sum + entry.value, 0)
)).observe({type: "layout-shift", buffered: true}) ?? setTimeout(() => done(0), 300))"""
SMALL = """least => [...document.querySelectorAll("a, button, input, summary, label")]
    .filter(it => getComputedStyle(it).display !== "inline" && it.checkVisibility())
    .filter(it => it.type !== "checkbox" || !it.closest("label"))
    .map(it => [it.outerHTML, it.getBoundingClientRect()])
    .filter(([_, box]) => box.width && (box.width < least || box.height < least))
    .map(([html]) => html)"""
ONLY_COLOUR = """() => [...document.querySelectorAll("main p a, main li a, main td a")]
    .filter(it => it.checkVisibility() && !it.closest("nav, svg, sup"))
    .filter(it => !it.matches(".footnote-backref"))
    .filter(it => !getComputedStyle(it).textDecorationLine.includes("underline"))
    .map(it => it.outerHTML)"""
TOLERANCE = 8  # of 255: a letter may be smoothed in another way, a colour may not be another
# Where the focus is: how thick its outline, how that stands out, and whether something covers it.
FOCUS = """() => {
    const it = document.activeElement, drawn = it.closest("svg");
    if (it === document.body) return null;
    const style = getComputedStyle(drawn ? it.querySelector(".tap") : it);
    const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
    const light = colour => numbers(colour).slice(0, 3).map(n => n / 255).map(
        n => n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4
    ).reduce((sum, n, i) => sum + n * [0.2126, 0.7152, 0.0722][i], 0.05);
    const [box] = it.getClientRects(), middle = box.y + box.height / 2;
    const inside = drawn || parseFloat(style.outlineOffset) < 0;
    const behind = document.elementsFromPoint(Math.max(1, box.x + (inside ? 1 : -2)), middle)
        .map(under => getComputedStyle(under).backgroundColor)
        .find(colour => numbers(colour)[3] !== 0);
    const both = [drawn ? style.stroke : style.outlineColor, behind].map(light);
    const top = document.elementFromPoint(box.x + box.width / 2, middle);
    return {
        html: it.outerHTML,
        outline: drawn ? parseFloat(style.strokeWidth)
            : style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        contrast: Math.max(...both) / Math.min(...both),
        covered: !top || !(it.contains(top) || top.contains(it)),
    };
}"""
OPEN = "for (const it of document.querySelectorAll('details')) it.open = true"


@pytest.fixture
def phone(window: Window) -> Page:
    return window(360)


@pytest.fixture
def desk(window: Window) -> Page:
    return window(1280)


@pytest.fixture(scope="module")
def whole() -> str:
    """Return the style sheet with all rules that no page uses."""
    return joined(load_config(str(ROOT / "mkdocs.yml")))


def background(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


class TestWeight:
    def test_the_browser_asks_for_no_more(self, phone: Page) -> None:
        asked: list[str] = []
        phone.on("request", lambda request: asked.append(request.url))
        for url in (*KINDS.values(), MISSING):
            asked.clear()
            phone.goto(url)
            assert len(asked) <= MOST_REQUESTS, asked
            assert phone.evaluate(SHIFT) == 0, url

    def test_no_page_has_a_script_of_its_own_and_each_is_sealed(self, site: Path) -> None:
        for page in pages(site):
            for attributes, code in SCRIPT.findall(page.read_text("utf-8")):
                if 'type="application/' not in attributes:  # data
                    assert code == ""
                    assert re.search(r'integrity="sha256-[\w+/]{43}="', attributes), attributes

    def test_a_list_has_its_script_and_no_other_page(self, site: Path) -> None:
        for page in pages(site):
            html = page.read_text("utf-8")
            assert ("checklist.js" in html) == ('class="checklist"' in html)


class TestStyle:
    @pytest.mark.parametrize("media", ["screen", "print"])
    @pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
    def test_without_the_unused_rules_every_kind_of_page_looks_the_same(
        self, window: Window, whole: str, width: int, scheme: str, media: str
    ) -> None:
        def unpurged(route: Route) -> None:
            route.fulfill(body=whole, content_type="text/css; charset=utf-8")

        page = window(width, color_scheme=scheme, media=media)
        for url in (*KINDS.values(), MISSING, "/en/"):
            shots = []
            for _ in range(2):
                page.goto(url)
                page.evaluate(OPEN)
                # A picture in full quality; PNG would take five times as long.
                shots.append(
                    page.screenshot(full_page=True, animations="disabled", type="jpeg", quality=100)
                )
                page.route("**/site.css", unpurged)
            page.unroute("**/site.css")
            assert alike(*shots), url


def alike(one: bytes, other: bytes) -> bool:
    """Tell whether two pictures are the same, but for how letters are smoothed."""
    if one == other:
        return True
    a, b = (Image.open(BytesIO(it)).convert("RGB") for it in (one, other))
    difference = ImageChops.difference(a, b)
    return a.size == b.size and not difference.point(lambda it: it > TOLERANCE and 255).getbbox()


class TestColours:
    def test_without_a_script_the_reader_s_system_chooses(self, window: Window) -> None:
        seen = set()
        for scheme in ("light", "dark"):
            page = window(360, color_scheme=scheme, java_script_enabled=False)
            page.goto("/")
            assert not page.locator(".scheme").is_visible()
            seen.add(background(page))
        assert len(seen) == 2

    def test_a_choice_is_kept_in_the_browser_and_shown_at_once(self, desk: Page) -> None:
        desk.goto("/")
        day = background(desk)
        button = desk.get_by_role("button", name="Donker")
        assert button.get_attribute("aria-pressed") == "false"
        button.click()
        assert button.get_attribute("aria-pressed") == "true"
        night = background(desk)
        assert night != day
        for url in (ARTICLE, MISSING, BESIDE):
            desk.goto(url, wait_until="commit")
            desk.wait_for_function("document.body")
            assert background(desk) == night
        desk.goto(ARTICLE)
        assert desk.evaluate("Object.keys(localStorage)") == ["scheme"]
        desk.emulate_media(color_scheme="dark")
        desk.locator(".scheme").click()
        assert background(desk) == day

    def test_a_browser_that_keeps_nothing_still_shows_the_choice(
        self, browser: Browser, address: str
    ) -> None:
        with browser.new_page() as page:
            page.add_init_script(
                "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
            )
            errors: list[str] = []
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.goto(address)
            day = background(page)
            page.locator(".scheme").click()
            assert background(page) != day
            assert errors == []

    def test_paper_is_white_in_the_dark_too(self, window: Window) -> None:
        page = window(color_scheme="dark")
        page.goto(ARTICLE)
        page.emulate_media(media="print")
        ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
        assert ink == "rgb(0, 0, 0)"


class TestDrawer:
    def test_it_opens_by_keyboard_and_closes_by_escape(self, phone: Page) -> None:
        phone.goto(ARTICLE)
        drawer, summary = phone.locator(".nav"), phone.locator(".drawer summary")
        assert not drawer.is_visible()
        summary.focus()
        phone.keyboard.press("Enter")
        assert drawer.is_visible()
        phone.keyboard.press("Tab")
        phone.keyboard.press("Escape")
        assert not drawer.is_visible()
        assert summary.evaluate("it => it === document.activeElement")

    def test_it_closes_where_the_reader_goes_on(self, phone: Page) -> None:
        phone.goto("/")
        drawer, summary = phone.locator(".nav"), phone.locator(".drawer summary")
        summary.click()
        phone.mouse.click(180, 780)
        assert not drawer.is_visible()
        summary.click()
        phone.locator(".nav a").last.focus()
        phone.keyboard.press("Tab")
        assert not drawer.is_visible()

    def test_on_a_desk_it_is_always_open(self, window: Window) -> None:
        page = window(java_script_enabled=False)
        page.goto(ARTICLE)
        assert page.locator(".nav a").first.is_visible()
        assert page.locator(".toc a").first.is_visible()
        assert not page.locator(".drawer summary").is_visible()


class TestWay:
    def test_the_pages_lead_to_every_page_without_a_script(
        self, window: Window, site: Path
    ) -> None:
        page = window(360, java_script_enabled=False)

        def links() -> list[str]:
            page.locator(".drawer summary").click()
            found: list[str] = page.locator(".nav a").evaluate_all("all => all.map(a => a.href)")
            return found

        page.goto("/")
        sections = links()
        found = set(sections)
        for section in sections:
            page.goto(section)
            found |= set(links())
            here = page.locator(".nav [aria-current=page]")
            assert here.get_attribute("href") == "./" or page.url == here.evaluate("a => a.href")
        home = [path for path in pages(site) if "en" not in path.relative_to(site).parts]
        assert len(found) == len(home)

    def test_a_page_lists_the_sections_and_its_own_section_only(self, desk: Page) -> None:
        desk.goto(ARTICLE)
        section = desk.locator(".nav > ul > li:has(ul)")
        assert section.count() == 1
        assert section.locator("> span").inner_text() == desk.locator(".path a").inner_text()
        assert section.locator("[aria-current=page]").inner_text() == "Wat is hechting?"

    def test_it_says_what_comes_before_and_after(self, desk: Page) -> None:
        desk.goto(ARTICLE)
        desk.get_by_role("navigation", name="Verder lezen").locator("[rel=next]").click()
        assert desk.locator(".foot [rel=prev] em").inner_text() == "Wat is hechting?"

    def test_from_a_sentence_on_the_home_page_to_an_answer_is_one_tap(self, phone: Page) -> None:
        phone.goto("/")
        cards = phone.locator("#routes + p + ul > li")
        assert cards.count() == 6
        for card in cards.all():
            assert card.get_by_role("link").count() >= 1

    def test_help_stays_in_sight(self, phone: Page) -> None:
        for url in KINDS.values():
            phone.goto(url)
            phone.evaluate("scrollTo(0, document.body.scrollHeight)")
            box = phone.locator(".help").bounding_box()
            assert box
            assert 0 <= box["y"] < 100, url


class TestEverybody:
    def test_targets_underlines_and_headings(self, phone: Page) -> None:
        for url in KINDS.values():
            phone.goto(url)
            phone.evaluate(OPEN)
            assert phone.evaluate(SMALL, LEAST_TARGET) == []
            assert phone.evaluate(ONLY_COLOUR) == []
            levels = phone.locator("h1, h2, h3, h4").evaluate_all(
                "all => all.map(h => +h.tagName[1])"
            )
            levels = levels[levels.index(1) :]  # above it, at most a way to leave the page at once
            assert levels.count(1) == 1
            assert all(b - a <= 1 for a, b in pairwise(levels)), (url, levels)

    def test_enlarged_to_four_times_nothing_is_lost(self, window: Window) -> None:
        page = window(320, 256)  # a window of 1,280 × 1,024 px
        for url in KINDS.values():
            page.goto(url)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, url
            for part in (".help", ".drawer summary", ".home", ".languages a", ".scheme", "h1"):
                box = page.locator(part).bounding_box()
                assert box, part
                assert box["x"] >= 0, part
                assert box["x"] + box["width"] <= 320, (url, part)
            position = page.locator(".bar").evaluate("it => getComputedStyle(it).position")
            assert position == "relative"  # a fifth of so low a window is too much to keep
            page.locator(".drawer summary").click()
            page.locator(".nav a").last.scroll_into_view_if_needed()
            assert page.locator(".nav a").last.is_visible()

    @pytest.mark.parametrize("width", [360, 1280])
    def test_the_focus_is_seen_and_nothing_covers_it(self, window: Window, width: int) -> None:
        page = window(width)
        for url in KINDS.values():
            page.goto(url)
            stops = 0
            while stops < 40:
                page.keyboard.press("Tab")
                focus = page.evaluate(FOCUS)
                if focus is None:  # past the end of the page
                    break
                assert focus["outline"] >= 2, focus
                assert focus["contrast"] >= 3, focus  # WCAG 2.2, 1.4.11
                assert not focus["covered"], focus  # 2.4.11
                stops += 1
            assert stops > 20, url

    def test_nothing_moves_where_the_reader_asked_for_rest(self, window: Window) -> None:
        page = window(reduced_motion="reduce")
        for url in KINDS.values():
            page.goto(url)
            moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter(it => {
                const style = getComputedStyle(it);
                return parseFloat(style.transitionDuration) || style.animationName !== "none"
                    || style.scrollBehavior === "smooth";
            }).map(it => it.outerHTML)""")
            assert moving == [], url

    def test_in_the_reader_s_own_colours_boxes_keep_an_edge(self, window: Window) -> None:
        page = window(forced_colors="active")
        for url in KINDS.values():
            page.goto(url)
            edges = page.locator(
                ".bar, .help, .summary, .banner-emergency, .banner-warning, .checklist button,"
                " .admonition"
            ).evaluate_all(
                """all => all.filter(it => it.checkVisibility()).filter(it => {
                    const style = getComputedStyle(it);
                    return ["Top", "Bottom", "Left"].every(
                        side => style[`border${side}Style`] === "none"
                    );
                }).map(it => it.className || it.outerHTML)"""
            )
            assert edges == [], url

    def test_the_tree_reads_in_order(self, phone: Page) -> None:
        """What a screen reader is given: help, pages, languages, text, and what comes next."""
        phone.goto(ARTICLE)
        tree = phone.locator("body").aria_snapshot()
        order = [
            'link "Naar de tekst"',
            "- banner:",
            'link "Nu hulp"',
            "Menu",
            'link "Hechtwijzer"',
            'navigation "Taal"',
            'link "English"',
            'button "Donker"',
            "- main:",
            'navigation "Hier ben je"',
            'heading "Wat is hechting?" [level=1]',
            'heading "In het kort" [level=2]',
            "Op deze pagina",
            'heading "Hoort hierbij" [level=2]',
            'heading "Over deze pagina" [level=2]',
            "- contentinfo:",
            'navigation "Verder lezen"',
        ]
        places = [tree.find(part) for part in order]
        assert -1 not in places, [part for part, at in zip(order, places, strict=True) if at < 0]
        assert places == sorted(places)


class TestTouch:
    def test_a_first_tap_explains_a_term_and_a_second_follows_it(
        self, window: Window, address: str
    ) -> None:
        page = window(360, has_touch=True, is_mobile=True)
        page.goto("/")
        term = page.locator(".term").first
        term.tap()
        assert page.url == f"{address}/"
        shown = term.evaluate("it => getComputedStyle(it, '::after').content")
        assert shown == f'"{term.get_attribute("data-explained")}"'
        term.tap()
        page.wait_for_url("**/over/begrippen/**")


class TestSearch:
    """What site.js promises to the search: its script comes when somebody wants to search."""

    def test_its_script_is_fetched_once_by_who_goes_to_the_field(self, desk: Page) -> None:
        desk.goto(ARTICLE)
        scripts = desk.locator("script[src*='/search/']")
        assert scripts.count() == 0
        assert not desk.locator("#search").evaluate("it => it.hidden")
        for _ in range(2):
            desk.locator("#search input").focus()
            desk.locator(".help").focus()
        assert scripts.count() == 1
        assert str(scripts.get_attribute("integrity")).startswith("sha256-")

    def test_only_a_key_with_a_modifier_leads_to_the_field(self, desk: Page) -> None:
        desk.goto(ARTICLE)
        field = desk.locator("#search input")
        for key in ("/", "f", "s", "k"):
            desk.keyboard.press(key)
            assert desk.evaluate("document.activeElement === document.body"), key
        desk.keyboard.press("Control+k")
        assert field.evaluate("it => it === document.activeElement")
        assert field.input_value() == ""
        desk.keyboard.type("fss/")
        assert field.input_value() == "fss/"
