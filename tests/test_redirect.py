import re
from pathlib import Path

from project import at, build, few, replace
from redirect import check
from urls import url_of


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
        text = re.sub(r"(?m)^redirect_from: .*\n", "", page.read_text("utf-8"))
        page.write_text(text, "utf-8")
        replace(page, "topics:", "redirect_from: [gedrag, oud/deel/gedrag]\ntopics:")
    site = tmp_path / "site"
    result = build(project, site)
    assert result.returncode == 0, result.stderr
    for language, top in (("nl", site), ("en", site / "en")):
        address = url_of(language, "herkennen/gedrag.md")
        for old, up in (("gedrag", "../"), ("oud/deel/gedrag", "../../../")):
            html = (top / old / "index.html").read_text("utf-8")
            url = up + address.removeprefix("/").removeprefix("en/")
            assert f'<html lang="{language}">' in html
            assert f'content="0; url={url}"' in html
            assert f'<a href="{url}">https://hechtwijzer.example{address}</a>' in html
            assert f'<link rel="canonical" href="https://hechtwijzer.example{address}">' in html
            assert '<meta name="robots" content="noindex">' in html
            assert "<script" not in html
            assert (top / old / url / "index.html").resolve().is_file()
        sitemap = (site / f"sitemap-{language}.xml").read_text("utf-8")
        assert f"<loc>https://hechtwijzer.example{address}</loc>" in sitemap
        assert "oud/deel" not in sitemap


def test_faults_in_a_build(project: Path, tmp_path: Path) -> None:
    few(project, "index", "gedrag", "tussen-jullie", "zes-manieren")
    page = project / "docs" / "nl" / "herkennen" / "gedrag.md"
    replace(page, "topics:", "redirect_from: [begrijpen/zes-manieren, oud]\ntopics:")
    twice = project / "docs" / "nl" / "herkennen" / "tussen-jullie.md"
    replace(twice, "topics:", "redirect_from: [oud]\ntopics:")
    other = project / "docs" / "en" / "index.md"
    replace(other, "topics:", "redirect_from: [/old/]\ntopics:")
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    assert (
        f"{at(project, 'docs/nl/herkennen/gedrag.md', 'redirect_from')}: the address "
        "`begrijpen/zes-manieren` is in use; take it out; zes-manieren.md has it"
    ) in result.stderr
    assert (
        f"{at(project, 'docs/nl/herkennen/tussen-jullie.md', 'redirect_from')}: the address "
        "`oud` is in use; take it out; gedrag.md has it"
    ) in result.stderr
    assert (
        f"{at(project, 'docs/en/index.md', 'redirect_from')}: `redirect_from` cannot be “/old/”; "
        "write former addresses as `[part/old-name]`, without slashes at the ends"
    ) in result.stderr
