"""The one sheet: what stays of a style sheet, and what may be published of the theme."""

from pathlib import Path

import pytest

from kit.sheet import TAG, check, purged, words
from project import ROOT, at, build, few, replace
from search import SCRIPTS

PAGE = """
<html lang="nl"><body class="day">
<p id="top" data-note='a > b' title="5 > 4, for example">Text about a table and a <b>video</b>.</p>
<ul class="list
  open-list"><li><a href="https://example.org">x</a></li></ul>
</body></html>
"""
KEPT = {
    "p{color:red}",
    "*{margin:0}",
    ":root{color:red}",
    "#top{color:red}",
    ".day .list>li{color:red}",
    ".open-list:not(.never)::before{color:red}",
    "li:nth-child(odd){color:red}",
    ":is(p,.never) a{color:red}",
    "ul:has(>li) a{color:red}",
    '[href^="http"]{color:red}',
    '[lang="nl"]{color:red}',
    "[lang=nl]{color:red}",
    "@media print{p{color:red}}",
    "@page {size:A4}",
    ".js .list{color:red}",
}
DROPPED = {
    "table{color:red}",
    "video{color:red}",
    ".never{color:red}",
    ".example{color:red}",
    "#never{color:red}",
    ".day.never{color:red}",
    ".never .day{color:red}",
    ":is(.never,.nor) a{color:red}",
    "p:has(.never){color:red}",
    "[never]{color:red}",
    '[lang="ar"]{color:red}',
    "@media print{.never{color:red}}",
    "@supports (gap:1px){@media print{.never{color:red}}}",
    "p{}",
    "@keyframes spin{to{rotate:1turn}}",
    "p{--colour:red}",
}


@pytest.fixture
def found() -> set[str]:
    return words([PAGE], ['root.classList.add("js");'])


@pytest.mark.parametrize("rule", sorted(KEPT))
def test_a_rule_that_a_page_may_use_stays(rule: str, found: set[str]) -> None:
    assert purged(rule, found) == rule


@pytest.mark.parametrize("rule", sorted(DROPPED))
def test_a_rule_that_no_page_uses_goes(rule: str, found: set[str]) -> None:
    assert purged(rule, found) == ""


def test_of_a_list_of_selectors_the_used_ones_stay(found: set[str]) -> None:
    assert purged("p,.never,b{color:red}", found) == "p,b{color:red}"


def test_an_attribute_that_the_browser_sets_counts_as_used(found: set[str]) -> None:
    assert purged("[open] p{color:red}", found) == "[open] p{color:red}"


def test_what_no_value_names_goes_with_what_only_that_named(found: set[str]) -> None:
    sheet = "p{--a:1px;--b:var(--a);--c:var(--b);color:var(--d)} .never{margin:var(--c)}"
    assert purged(sheet, found) == "p{color:var(--d)}"
    sheet = "p{--a:1px;margin:var(--a);animation:spin 1s} @keyframes spin{to{top:0}}"
    assert purged(sheet, found) == sheet.replace("} @", "}@")


def test_a_property_may_be_empty_on_purpose(found: set[str]) -> None:
    assert purged("p{--dark: ;color:var(--dark)}", found) == "p{--dark: ;color:var(--dark)}"


def test_comments_and_white_space_go_where_nothing_depends_on_them(found: set[str]) -> None:
    sheet = """
    /* A remark */
    p ,
    .day   .list {
      margin : 0  calc(1px + 2px) /* why */ !important ;
      content: "a  b";
    }
    """
    small = 'p,.day .list{margin:0 calc(1px + 2px)!important;content:"a  b"}'
    assert purged(sheet, found) == small


def test_a_tag_ends_where_the_browser_ends_it() -> None:
    assert '<p title="5 > 4" class="late"' in TAG.findall('<p title="5 > 4" class="late">')


def test_what_a_browser_would_pass_over_is_a_fault() -> None:
    sheet = """
p { color: red; }
@media print {
  p {
    color red;
  }
}
.lead
"""
    assert [(fault.line, fault.problem.partition(":")[0]) for fault in check(sheet)] == [
        (5, "this is no CSS"),
        (8, "this is no CSS"),
    ]


def test_faults_of_the_sheets_are_told_by_path_and_line(project: Path, tmp_path: Path) -> None:
    few(project, "index")
    replace(project / "overrides" / "assets" / "evidence.css", "{", "{\n  colour red;")
    replace(project / "mkdocs.yml", "assets/glossary.css", "assets/glossry.css")
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    place = at(project, "overrides/assets/evidence.css", "colour red;")
    assert f"{place}: this is no CSS: " in result.stderr
    missing = "overrides/assets/glossry.css:1: the sheet is missing; write it, or take it out of "
    assert f"{missing}extra_css" in result.stderr


def test_nothing_of_the_theme_is_published_but_the_sheet(site: Path) -> None:
    own = {path.name for path in (ROOT / "overrides" / "assets").iterdir()}
    own -= {Path(name).name for name in SCRIPTS}  # which stand in search/
    published = {path.name for path in (site / "assets").iterdir()}
    assert published == {name for name in own if not name.endswith(".css")} | {"site.css"}
    assert len((site / "assets" / "site.css").read_bytes()) < 40_000
