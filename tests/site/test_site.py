"""What a reader gets: the real site, built strictly once."""

import re
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from kit.data import read
from kit.marks import ID
from kit.source import prose, read_text
from project import ROOT, pages
from urls import url_of

SOURCES = sorted((ROOT / "docs").rglob("*.md"))


@cache
def tree(path: Path) -> Element:
    """Parse a page as a browser does."""
    root: Element = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    return root


def built(source: Path, site: Path) -> Path:
    """Return the page that a source was built into."""
    language, page = source.relative_to(ROOT / "docs").as_posix().split("/", 1)
    return site / url_of(language, page).strip("/") / "index.html"


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_every_source_has_its_page_and_nothing_else_is_published(site: Path) -> None:
    beside = site / "over" / "vergelijk"
    found = [path for path in pages(site) if beside not in path.parents]
    assert found == sorted(built(source, site) for source in SOURCES)
    suffixes = {path.suffix for path in site.rglob("*") if path.is_file()}
    assert suffixes <= {".html", ".css", ".js", ".svg", ".json", ".xml", ".gz"}


def test_a_page_side_by_side_is_as_safe_as_the_page_itself(site: Path) -> None:
    beside = tree(site / "over" / "vergelijk" / "en" / "gevoelens" / "afwijzing" / "index.html")
    assert words(beside.find(".//title")) == "Hechtwijzer · Attachment Guide"  # type: ignore[arg-type]
    cards = [it for it in beside.iter("section") if "emergency" in it.get("class", "")]
    assert len(cards) == 2
    for card in cards:
        assert "tel:112" in [link.get("href") for link in card.iter("a")]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
class TestPage:
    def test_language_title_and_order_of_the_first_screen(self, source: Path, site: Path) -> None:
        page = tree(built(source, site))
        assert page.get("lang") == source.relative_to(ROOT / "docs").parts[0]
        article = page.find(".//article")
        assert article is not None
        assert len(article.findall(".//h1")) == 1
        kinds = [element.get("class") or element.tag for element in article]
        first = kinds[kinds.index("h1") :]
        assert first[1] == "lead"
        if source.match("hulp/nu.md"):  # nothing stands before the number to call
            assert "summary" not in first
        else:
            assert first.index("summary") <= 3
            assert first.index("summary") < first.index("banner banner-quiet")

    def test_the_general_banner_stands_on_it(self, source: Path, site: Path) -> None:
        language = source.relative_to(ROOT / "docs").parts[0]
        strings = read(read_text(ROOT / "docs" / language / "strings.yml")).value
        page = tree(built(source, site))
        headings = [words(h2) for h2 in page.findall(".//section[@class='banner banner-quiet']/h2")]
        assert strings["banners"]["general"]["heading"] in headings

    def test_all_pinned_ids_are_in_it_once(self, source: Path, site: Path) -> None:
        found = [element.get("id") for element in tree(built(source, site)).iter()]
        ids = [i for i in found if i]
        assert len(ids) == len(set(ids))
        pinned = [m["id"] for _, line in prose(read_text(source)) for m in ID.finditer(line)]
        assert set(pinned) <= set(ids)

    def test_no_mark_of_ours_is_left(self, source: Path, site: Path) -> None:
        html = built(source, site).read_text("utf-8")
        assert "helpline:" not in html
        assert "site:diagram" not in html
        assert not re.search(r"<!-- *#", html)
        assert "[ ]" not in html

    def test_every_label_names_its_box(self, source: Path, site: Path) -> None:
        page = tree(built(source, site))
        boxes = page.findall(".//form[@class='checklist']//input")
        labelled = page.findall(".//form[@class='checklist']//label/input")
        assert boxes == labelled
        assert len(boxes) == read_text(source).count("\n- [ ] ")
        for label in page.findall(".//form[@class='checklist']//label"):
            assert words(label)

    def test_nothing_is_fetched_from_elsewhere(self, source: Path, site: Path) -> None:
        for element in tree(built(source, site)).iter():
            if element.tag in ("script", "img", "iframe", "link", "source", "use"):
                for name in ("src", "href", "srcset"):
                    address = element.get(name) or ""
                    own = (element.get("rel") or "").strip() in ("canonical", "alternate", "edit")
                    assert own or not re.match(r"(https?:)?//", address), (element.tag, address)


def test_banners_are_in_neither_search_nor_contents(site: Path) -> None:
    for language in ("nl", "en"):
        index = (site / "search" / f"{language}.json").read_text("utf-8")
        strings = read(read_text(ROOT / "docs" / language / "strings.yml")).value
        for banner in strings["banners"].values():
            plain = max(re.split(r"\[.*?\]\(.*?\)|\n", banner["text"]), key=len)
            if len(plain) > 60:  # a page may well say the same in a few words
                assert plain.strip(" -") not in index
        for path in pages(site):
            for nav in tree(path).findall(".//details[@class='toc']"):
                assert not {b["heading"] for b in strings["banners"].values()} & {
                    words(link) for link in nav.iter("a")
                }


def test_a_page_past_its_review_date_says_so(later: Path) -> None:
    page = words(tree(later / "herkennen" / "gedrag" / "index.html"))
    assert "Deze pagina moet opnieuw bekeken worden" in page
    assert "0800-2000" not in page
    assert "112" in page
