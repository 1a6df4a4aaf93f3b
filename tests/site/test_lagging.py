"""Editors change the source alone: nothing stops, and readers are told where it matters."""

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from project import DAY, build, copied, pages, replace

CHECKLIST, BIRTH, WAYS = "herkennen/gedrag", "gevoelens/rond-de-geboorte", "begrijpen/zes-manieren"
CHANGED = "The Dutch text of this part changed after it was translated."


def edit(docs: Path) -> None:
    """Change the source as editors do who write no English."""
    checklist, birth, ways = (docs / "nl" / f"{page}.md" for page in (CHECKLIST, BIRTH, WAYS))
    replace(checklist, "# Signalen in gedrag", "# Wat je ziet")
    replace(
        checklist, "#wat-zegt-een-signaal -->\n", "#wat-zegt-een-signaal -->\n\n1. Eén van 9.\n"
    )
    text = checklist.read_text("utf-8")
    checklist.write_text(re.sub(r"- \[ \] .* <!-- #snel-boos -->\n( .*\n)*", "", text), "utf-8")
    replace(birth, "#hulp -->\n", "#hulp -->\n\nZie [dit](../hulp/nu.md).\n")
    replace(birth, "#verward -->\n", "#verward -->\n\nBel **eerst** de [lijn](helpline:1733).\n")
    record = docs / "en" / "translations.lock"
    lines = record.read_text("utf-8")
    record.write_text(re.sub(rf"({BIRTH}#verward .*)", r"\1 meaning", lines), "utf-8")
    replace(ways, "## ", "## Iets nieuws <!-- #iets-nieuws -->\n\nTekst.\n\n## ")


@pytest.fixture(scope="module")
def lagging(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site after those edits, which stop no strict build."""
    project, site = tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("lagging")
    copied(project)
    edit(project / "docs")
    result = build(project, site, SOURCE_DATE_EPOCH=DAY)
    assert (result.returncode, re.findall("WARNING.*", result.stderr)) == (0, [])
    return site


def tree(path: Path) -> Element:
    root: Element = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    return root


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def page(site: Path, source: str) -> Element:
    """Return the page that was made of a source, known by its link for editors."""
    mark = f"/edit/main/docs/{source}.md"
    (path,) = (it for it in pages(site) if mark in it.read_text("utf-8"))
    return tree(path)


def notices(page: Element) -> dict[str, str]:
    """Return the notices of a page by where their links lead, the id, or the page itself."""
    found = page.findall(".//div[@data-search-exclude='']")
    mine = [it for it in found if "translation-notice" in (it.get("class") or "")]
    links = [it.find(".//a[@hreflang='nl']") for it in mine]
    targets = [(link.get("href") or "").rpartition("/")[2] for link in links if link is not None]
    return dict(zip(targets, map(words, mine), strict=True))


def test_notices_stand_where_a_page_lags(lagging: Path) -> None:
    checklist, ways = page(lagging, f"en/{CHECKLIST}"), page(lagging, f"en/{WAYS}")
    assert notices(checklist) == {
        "": "The beginning of the Dutch page changed after it was translated. Read the Dutch page",
        "#wat-zegt-een-signaal": f"{CHANGED} Read it in Dutch",
        "#wat-valt-je-op": f"{CHANGED} Read it in Dutch",
    }
    assert notices(ways) == {"#iets-nieuws": "A part that is not in English yet: Iets nieuws"}
    for lagged in (checklist, ways):
        assert "This translation is behind." in words(lagged)
    assert notices(page(lagging, f"nl/{CHECKLIST}")) == {}
    assert "This translation is behind." not in words(page(lagging, "en/doen/in-het-moment"))


def test_a_notice_stands_right_below_the_title(lagging: Path) -> None:
    article = page(lagging, f"en/{CHECKLIST}").find(".//article")
    assert article is not None
    kinds = [it.get("class") or it.tag for it in article]
    after = kinds[kinds.index("h1") + 1 :]
    assert after[:2] == ["translation-notice", "lead"]


def test_critical_parts_name_the_helplines_and_a_change_of_meaning_is_shown(lagging: Path) -> None:
    birth = page(lagging, f"en/{BIRTH}")
    told = notices(birth)
    assert all("Danger now: emergency number 112" in told[id_] for id_ in ("#verward", "#hulp"))
    source = [
        it for it in birth.findall(".//article//*[@lang='nl']") if it.tag not in ("a", "span")
    ]
    assert words(source[0]).startswith("Bel eerst de lijn 1733")
    assert "Zie dit" not in words(birth)  # its meaning did not change
    heading = birth.find(".//h2[@id='verward']")
    assert heading is not None
    assert words(heading) == "Very confused: call now"


@pytest.mark.parametrize(
    ("language", "part"),
    [
        ("nl", "Wat valt je op?: het Nederlands is veranderd na de vertaling"),
        ("en", "What do you notice?: the Dutch changed after the translation"),
    ],
)
def test_the_status_page_counts_and_names_them(lagging: Path, language: str, part: str) -> None:
    table = page(lagging, f"{language}/over/vertaalstatus").find(".//article//table")
    assert table is not None
    rows = [[words(cell) for cell in row.iter("td")] for row in table.iter("tr")]
    (checklist,) = (row[1] for row in rows if row and part in row[1])
    current, total = map(int, re.findall(r"\d+", checklist))
    assert total - current == 3
    article = page(lagging, f"{language}/over/vertaalstatus").find(".//article")
    assert article is not None
    (said,) = (words(it) for it in article.iter("p") if words(it).startswith("English:"))
    up_to_date, parts = map(int, re.findall(r"\d+", said))
    assert parts - up_to_date == 6


def test_both_languages_side_by_side(lagging: Path) -> None:
    beside = tree(lagging / "over" / "vergelijk" / "en" / f"{CHECKLIST}/index.html")
    assert beside.find(".//meta[@name='robots']").get("content") == "noindex"  # type: ignore[union-attr]
    rows = {it.get("id"): it for it in beside.iter("div") if "row" in (it.get("class") or "")}
    stale = [id_ for id_, row in rows.items() if "stale" in (row.get("class") or "")]
    assert stale == [None, "wat-zegt-een-signaal", "wat-valt-je-op"]
    for row in rows.values():
        assert [side.get("lang") for side in row] == ["nl", "en"]
    dutch, english = (words(side) for side in rows["wat-valt-je-op"])
    assert dutch.startswith("het Nederlands is veranderd na de vertaling Wat valt je op?")
    assert english.startswith("the Dutch changed after the translation What do you notice?")
    ids = [it.get("id") for it in beside.iter() if it.get("id")]
    assert len(ids) == len(set(ids))


def test_all_links_between_pages_side_by_side_and_the_site_lead_somewhere(lagging: Path) -> None:
    folder = lagging / "over" / "vergelijk"
    for path in sorted(folder.rglob("*.html")):
        for link in tree(path).iter("a"):
            target, _, fragment = (link.get("href") or "").partition("#")
            if not re.match(r"\w+:", target):
                file = (path.parent / target / "index.html").resolve()
                assert file.is_file(), (path, link.get("href"))
                assert not fragment or f'id="{fragment}"' in file.read_text("utf-8"), fragment
    sitemap = (lagging / "sitemap.xml").read_text("utf-8")
    assert "vergelijk" not in sitemap
