"""A third language, written from right to left: one entry in mkdocs.yml and one folder."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from project import ROOT, Window, build, copied, served

ENTRY = re.compile(r"```yaml mkdocs.yml\n(.*?)```", re.DOTALL)
ARABIC = re.compile(r"[\u0600-\u06ff]")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site with Arabic, as the README says to add it."""
    project = tmp_path_factory.mktemp("arabic")
    copied(project)
    [entry] = ENTRY.findall((ROOT / "README.md").read_text("utf-8"))
    config = project / "mkdocs.yml"
    before, after, rest = config.read_text("utf-8").partition("\nmarkdown_extensions:")
    config.write_text(f"{before.rstrip()}\n{entry}{after}{rest}", "utf-8")
    shutil.copytree(Path(__file__).parent / "third_language" / "ar", project / "docs" / "ar")
    result = build(project, project / "site")
    assert (result.returncode, re.findall("WARNING.*", result.stderr)) == (0, [])
    return project / "site"


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with served(built) as address:
        yield address


@pytest.fixture
def page(window: Window) -> Page:
    return window()


def box(locator: Locator) -> tuple[float, float]:
    """Return where an element begins and ends, from left to right."""
    found = locator.bounding_box()
    assert found
    return found["x"], found["x"] + found["width"]


def test_a_checklist_is_mirrored(page: Page) -> None:
    page.goto("/ar/notice/behaviour/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    form = page.locator(".checklist").first
    tick = form.locator("input").first
    assert box(tick)[0] > box(form)[0] + 100  # the box stands at the right
    assert box(tick)[1] <= box(form)[1]
    name = "يستغرق أحيانًا في اللعب أو في هواية"
    group = page.get_by_role("group", name="ما الذي يسير على ما يرام؟ (هذا ليس اختبارًا)")
    group.get_by_role("checkbox", name=name).check()
    assert tick.is_checked()
    expect(page.get_by_role("heading", name="هذا ليس اختبارًا")).to_be_visible()
    expect(page.get_by_text("اتصل بطبيب الأسرة اليوم")).to_be_visible()


def test_dates_and_numbers_are_those_of_the_language(page: Page) -> None:
    page.goto("/ar/notice/behaviour/")
    review = page.locator(".review").inner_text()
    assert "22 نوفمبر 2027" in review or "٢٢ نوفمبر ٢٠٢٧" in review


def test_a_drawing_keeps_its_words_inside(page: Page) -> None:
    page.goto("/ar/understand/six-ways/")
    svg = page.locator("figure.diagram-cord svg")
    frame = box(svg)
    labels = svg.locator("text").all()
    assert [ARABIC.search(it.text_content() or "") is not None for it in labels] == [True] * len(
        labels
    )
    for label in labels:
        assert frame[0] <= box(label)[0] < box(label)[1] <= frame[1]
    expect(page.locator(".banner-quiet").first).to_be_visible()


def test_search_in_the_language(page: Page) -> None:
    page.goto("/ar/")
    page.keyboard.press("Control+k")
    page.keyboard.type("هواية")
    first = page.locator("#search ol a").first
    first.wait_for()
    assert "/ar/notice/behaviour/" in (first.evaluate("it => it.href") or "")


def test_what_is_not_translated_is_in_dutch_and_says_so(page: Page) -> None:
    page.goto("/ar/hulp/nu/")
    article = page.locator("article")
    assert article.get_attribute("lang") == "nl"
    assert article.evaluate("it => getComputedStyle(it).direction") == "ltr"
    notice = page.locator(".fallback")
    assert (notice.get_attribute("lang"), notice.inner_text()) == (
        "ar",
        "لم تُترجم هذه الصفحة بعد. تقرؤها هنا باللغة الهولندية.",
    )
    assert page.locator("link[rel=canonical]").get_attribute("href") == (
        "https://hechtwijzer.example/hulp/nu/"
    )


def test_each_language_names_the_others(page: Page) -> None:
    page.goto("/ar/notice/behaviour/")
    links = page.locator("link[hreflang]").evaluate_all("its => its.map(it => it.hreflang)")
    assert links == ["nl", "en", "ar", "x-default"]
    page.locator(".languages a[lang=nl]").click()
    page.wait_for_url("**/herkennen/gedrag/**")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("url", ["/ar/", "/ar/notice/behaviour/", "/ar/understand/six-ways/"])
def test_nothing_keeps_a_reader_out(page: Page, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(url)
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
