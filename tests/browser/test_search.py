"""What a reader finds: tests/search/<lang>.yml says what, in the words that readers use."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from kit.data import read
from kit.source import read_text
from project import ROOT, Window

PHONE, DESK = 360, 1280
ENOUGH = 0.95
TOP = {"nl": "/", "en": "/en/"}

# Types each query and notes what is shown, as fast as the page can.
ASK = """queries => {
  const field = document.querySelector("#search input");
  const start = performance.now();
  const answers = queries.map((query) => {
    field.value = query;
    field.dispatchEvent(new Event("input"));
    return {
      links: [...document.querySelectorAll("#search ol a")].map((a) => a.pathname + a.hash),
      told: document.querySelector("#search [role=status]").textContent,
      offer: document.querySelector("#search .search-foreign").textContent,
    };
  });
  return { answers, time: (performance.now() - start) / queries.length };
}"""


class Answer(NamedTuple):
    links: list[str]
    told: str
    offer: str


def wanted(language: str) -> Any:
    """Return the queries of a language with what they should lead to."""
    return read(read_text(ROOT / "tests" / "search" / f"{language}.yml")).value


def url(language: str, place: str, address: Path) -> str:
    """Return the address of `part/page#id`, as the index of the site has it."""
    page, _, found = place.partition("#")
    source = ROOT / "docs" / language / f"{page}.md"
    assert source.is_file(), place
    title = next(
        line.removeprefix("# ") for line in read_text(source).splitlines() if line.startswith("# ")
    )
    index = json.loads((address / "search" / f"{language}.json").read_text("utf-8"))
    urls = [url for url, parts in index["pages"] if parts[0][1] == title]
    assert len(urls) == 1, place
    return f"/{urls[0]}" + (f"#{found}" if found else "")


def open_search(page: Page, top: str) -> None:
    page.goto(top)
    page.locator("#search input").focus()
    expect(page.locator("#search [role=status]")).to_have_text("")


@pytest.fixture
def page(window: Window) -> Page:
    return window(DESK)


SMALL = {
    "pages": [
        ["a/", [["", "Hechting", "De band is er."]]],
        ["b/", [["", "Dit is een pagina", "Let op signalen."]]],
        ["c/", [["", "Vragen", "Over hechtingsproblemen, stap voor stap."]]],
        ["d/", [["", "Boosheid", "Wie boos is, mag dat zijn."]]],
    ],
    "ignored": ["is", "op", "haar", "niet", "erg", "ze"],
    "also": [[["kribbig", "niet op haar gemak"], ["boos"]]],
    "first": [[["noodgeval"], "b/"]],
    "foreign": [],
}


@pytest.fixture(scope="module")
def small(browser: Browser, address: str) -> Page:
    """Return a page of the site whose search knows four other pages."""
    page = browser.new_context(base_url=address).new_page()
    page.route("**/nl.json", lambda route: route.fulfill(json=SMALL))
    open_search(page, "/")
    return page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_readers_find(page: Page, site: Path, language: str) -> None:
    rows = wanted(language)
    queries = [query for part in rows.values() for query, _ in part]
    open_search(page, TOP[language])
    result = page.evaluate(ASK, [f"{query} " for query in queries])
    answers = {q: Answer(**found) for q, found in zip(queries, result["answers"], strict=True)}

    assert len(rows["pairs"]) >= 40
    missed = [
        (query, place)
        for query, place in rows["pairs"]
        if url(language, place, site)
        not in [link if "#" in place else link.partition("#")[0] for link in answers[query].links][
            :3
        ]
    ]
    assert len(missed) <= (1 - ENOUGH) * len(rows["pairs"]), missed
    for query, place in rows["first"]:
        assert answers[query].links[0] == url(language, place, site), query
    for query, term in rows["offers"]:
        assert term in answers[query].offer, query
    assert result["time"] < 60  # milliseconds: the next letter is not waited for
    for links in (answer.links for answer in answers.values()):
        assert all(link.startswith("/en/") == (language == "en") for link in links)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("signaal", ["b"]),
        ("SIGNÁLEN ", ["b"]),
        ("sig", ["b"]),  # not yet typed to its end
        ("sig ", []),
        ("signalne ", ["b"]),  # two letters changed about, one left out, one too many, one wrong
        ("sigalen ", ["b"]),
        ("signaalen ", ["b"]),
        ("sicnalen ", ["b"]),
        ("zicnalen ", []),
        ("gehecht ", ["a", "c"]),  # a form of the word comes before a compound of it
        ("problemen ", ["c"]),
        ("hechtingssignalen ", ["a", "b", "c"]),  # a compound that no page has: either part
        ("kribbig ", ["d"]),  # what search.yml calls it
        ("ze is erg kribbig ", ["d"]),
        ("niet op haar gemak ", ["d"]),
        ("op haar gemak ", []),  # a phrase is found by all of its words
        ("noodgeval ", ["b"]),
        ("hechting noodgeval ", ["b", "a", "c"]),  # first, whatever else is found
        ("boos hechting ", ["a", "c", "d"]),
        ("is ", ["a", "b", "d"]),  # it says nothing, but it is all that was typed
        ("is onvindbaar ", []),
        ("", []),
    ],
)
def test_words_their_forms_and_names(small: Page, query: str, found: list[str]) -> None:
    answer = Answer(**small.evaluate(ASK, [query])["answers"][0])
    order = [link.strip("/") for link in answer.links]
    assert (order if query.endswith("noodgeval ") else sorted(order)) == found


def test_pages_with_all_words_come_first(page: Page) -> None:
    open_search(page, "/")
    both, first, second = (
        {link.partition("#")[0] for link in it["links"]}
        for it in page.evaluate(ASK, ["pesten autisme ", "pesten ", "autisme "])["answers"]
    )
    links = page.evaluate(ASK, ["pesten autisme "])["answers"][0]["links"]
    held = [link.partition("#")[0] in first & second for link in links]
    assert held == sorted(held, reverse=True)
    assert True in held
    assert False in held
    assert both <= first | second


def test_the_number_of_pages_is_told(page: Page) -> None:
    open_search(page, "/en/")
    queries = ["counterwill", "reactance", "child"]
    told = [it["told"] for it in page.evaluate(ASK, queries)["answers"]]
    counts = [len(it["links"]) for it in page.evaluate(ASK, queries)["answers"]]
    assert told == [
        f"{counts[0]} pages found",
        "1 page found" if counts[1] == 1 else f"{counts[1]} pages found",
        "The 10 pages that fit best",
    ]


def test_nothing_is_loaded_before_a_reader_wants_to_search(page: Page) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto("/herkennen/gedrag/")
    assert not [request for request in requests if "search/" in request]
    page.keyboard.press("Control+k")
    page.keyboard.type("verlatingsangst")
    expect(page.locator("#search ol a").first).to_be_visible()
    assert page.locator("#search input").input_value() == "verlatingsangst"
    found = [request for request in requests if "search/" in request]
    assert [request.rpartition(".")[2] for request in found] == ["js", "json"]
    assert found[1].endswith("/nl.json")
    assert "Bindingsangst en verlatingsangst" in page.locator("#search ol a").first.inner_text()


def test_from_the_keyboard_to_a_section(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("na een scheiding")
    expect(page.locator("#search ol a").first).to_be_visible()
    for key, place in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("Tab", 1)):
        page.keyboard.press(key)
        expect(page.locator("#search ol a").nth(place)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#search input")).to_be_focused()
    expect(page.locator("#search ol")).to_be_hidden()
    page.keyboard.type(" ")
    expect(page.locator("#search ol")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#na-een-scheiding")
    expect(page.locator("#na-een-scheiding")).to_be_in_viewport()


def test_what_was_sought_is_gone_when_the_page_comes_back(page: Page) -> None:
    open_search(page, "/")
    page.evaluate("window.leftOpen = true")
    page.keyboard.type("zelfmoord")
    page.locator("#search ol a").first.click()
    page.wait_for_url("**/hulp/nu/**")
    page.go_back(wait_until="commit")
    page.wait_for_function("location.pathname === '/'")
    assert page.evaluate("window.leftOpen") is True  # it did come back from the history
    assert page.locator("#search input").input_value() == ""
    assert page.locator("#search ol a").count() == 0


def test_a_result_on_the_open_page_leads_to_its_section(page: Page) -> None:
    open_search(page, "/hulp/nu/")
    page.keyboard.type("alle hulplijnen ")
    page.locator("#search ol a").first.click()
    page.wait_for_url("**/hulp/nu/#hulplijnen")
    expect(page.locator("#hulplijnen")).to_be_in_viewport()
    expect(page.locator("#search ol")).to_be_hidden()


def test_a_word_of_the_other_language_leads_to_ours(page: Page) -> None:
    open_search(page, "/en/")
    page.keyboard.type("Hechting")
    expect(page.locator(".search-foreign")).to_have_text("“hechting” is Dutch for Attachment.")
    page.get_by_role("button", name="Attachment").click()
    expect(page.locator("#search input")).to_be_focused()
    assert page.locator("#search input").input_value() == "Attachment"
    expect(page.locator("#search ol mark").first).to_have_text("attachment", ignore_case=True)


def test_search_that_cannot_load_says_so(page: Page) -> None:
    page.route("**/nl.json", lambda route: route.abort())
    page.goto("/")
    page.locator("#search input").focus()
    expect(page.locator("#search [role=status]")).to_contain_text("Zoeken lukt nu niet.")


def test_without_javascript_there_is_no_field(window: Window) -> None:
    page = window(java_script_enabled=False)
    page.goto("/")
    expect(page.locator("#search")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_panel(window: Window, scheme: str) -> None:
    page = window(PHONE, 700, color_scheme=scheme)
    page.goto("/en/")
    page.locator("#search label").click()
    page.keyboard.type("hechting baby")
    expect(page.locator("#search ol a").first).to_be_visible()
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 700})
        results = Axe().run(page, options={"resultTypes": ["violations"]})
        assert results.violations_count == 0, (width, results.generate_report())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for part in ("input", "li", "button", "label"):
            box = page.locator(f"#search {part}:visible").first.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert min(box["width"], box["height"]) >= 43.9, part


def test_search_of_pages_on_disk(window: Window, offline: Path) -> None:
    page = window()
    page.goto((offline / "site-offline" / "en" / "index.html").as_uri())
    page.locator("#search input").focus()
    page.keyboard.type("fear of being left")
    page.locator("#search ol a").first.click()
    page.wait_for_url("file://**/en/**.html*")
    assert page.locator("h1").inner_text()
    assert not list((offline / "site-offline" / "search").glob("*.json"))
