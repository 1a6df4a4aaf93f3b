from pathlib import Path

from project import at, build, replace
from redirect import check


def test_an_address_that_is_in_use() -> None:
    text = "---\naudience: [a]\nredirect_from:\n  - old\n  - new/page\n---\n# A\n"
    places = {"old": "old/index.html", "new/page": "new/page/index.html"}
    taken = {"new/page/index.html": Path("docs/nl/new/page.md")}
    assert list(check(text, places, taken)) == [
        (5, "the address `new/page` is in use", "take it out; page.md has it")
    ]


def test_former_addresses_lead_to_the_page(project: Path, tmp_path: Path) -> None:
    for language in ("nl", "en"):
        page = project / "docs" / language / "herkennen" / "gedrag.md"
        replace(page, "topics:", "redirect_from: [gedrag, oud/deel/gedrag]\ntopics:")
    site = tmp_path / "site"
    result = build(project, site)
    assert result.returncode == 0, result.stderr
    for top in (site, site / "en"):
        for old, url in {
            "gedrag": "../herkennen/gedrag/",
            "oud/deel/gedrag": "../../../herkennen/gedrag/",
        }.items():
            html = (top / old / "index.html").read_text("utf-8")
            assert f'content="0; url={url}"' in html
            assert (top / old / url / "index.html").resolve().is_file()
    assert "/gedrag/" in (site / "sitemap.xml").read_text("utf-8")
    assert "oud/deel" not in (site / "sitemap.xml").read_text("utf-8")


def test_faults_in_a_build(project: Path, tmp_path: Path) -> None:
    page = project / "docs" / "nl" / "herkennen" / "gedrag.md"
    replace(page, "topics:", "redirect_from: [begrijpen/zes-manieren]\ntopics:")
    other = project / "docs" / "en" / "index.md"
    replace(other, "topics:", "redirect_from: [/old/]\ntopics:")
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    assert (
        f"{at(project, 'docs/nl/herkennen/gedrag.md', 'redirect_from')}: the address "
        "`begrijpen/zes-manieren` is in use; take it out; zes-manieren.md has it"
    ) in result.stderr
    assert (
        f"{at(project, 'docs/en/index.md', 'redirect_from')}: `redirect_from` cannot be “/old/”; "
        "write former addresses as `[part/old-name]`, without slashes at the ends"
    ) in result.stderr
