from pathlib import Path

from permalink import check, check_source
from project import at, build, few, replace
from urls import DOCS, url_of

PAGE = "---\naudience: [a]\npermalink: {}\n---\n# A\n"
BARE = "---\naudience: [a]\n---\n# A\n"


def test_a_source_has_none() -> None:
    assert list(check_source(BARE)) == []
    assert list(check_source(PAGE.format("part/name"))) == [
        (
            3,
            "`permalink` on a page that translates none",
            "take it out; in the source language the file name is the address",
        )
    ]


def test_a_translation_has_one_of_its_own() -> None:
    source = dict.fromkeys(("index", "a", "b", "c", "deel/d"), BARE)
    translation = {
        "index": BARE,
        "a": BARE,
        "b": PAGE.format("part/name"),
        "c": PAGE.format("part/name"),
    }
    found = check(source, translation)
    assert {page: faults for page, faults in found.items() if faults} == {
        "a": [
            (
                2,
                "`permalink` is missing",
                "write the page's address in its own language, as `part/short-name`",
            )
        ],
        "c": [(3, "the address `part/name` is in use", "choose another; b.md has it")],
    }


def test_the_address_of_a_page_that_is_not_translated_is_in_use() -> None:
    found = check({"deel/d": BARE}, {"e": PAGE.format("deel/d")})
    assert found["e"] == [(3, "the address `deel/d` is in use", "choose another; deel/d.md has it")]


def test_every_translation_has_an_address_without_a_word_of_the_source() -> None:
    names = [path.relative_to(DOCS / "en").as_posix() for path in (DOCS / "en").rglob("*.md")]
    assert names
    for name in names:
        if name != "index.md":
            assert url_of("en", name) != f"/en/{name.removesuffix('.md')}/"


def test_faults_in_a_build(project: Path, tmp_path: Path) -> None:
    few(project, "oude-patronen", "gedrag", "tussen-jullie", "hoe-gaat-het-met-jou")
    replace(
        project / "docs" / "nl" / "doen" / "oude-patronen.md", "topics:", "permalink: a\ntopics:"
    )
    gedrag = "docs/en/herkennen/gedrag.md"
    page = project / gedrag
    replace(page, "permalink: notice/behaviour", "permalink: /notice/behaviour/")
    taken = "docs/en/herkennen/tussen-jullie.md"
    replace(project / taken, "permalink: notice/between-you", "permalink: notice/how-are-you")
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    for place, message in {
        at(project, "docs/nl/doen/oude-patronen.md", "permalink"): "`permalink` on a page that "
        "translates none; take it out; in the source language the file name is the address",
        at(project, gedrag, "permalink"): "`permalink` cannot be “/notice/behaviour/”; "
        "write an address as `part/short-name`, without slashes at the ends",
        at(project, taken, "permalink"): "the address `notice/how-are-you` is in use; "
        "choose another; herkennen/hoe-gaat-het-met-jou.md has it",
    }.items():
        assert f"{place}: {message}" in result.stderr
