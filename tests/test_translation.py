"""Which parts of a translation lag, and what a reader is told there."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import Markdown

from cases import CHECKED, CHECKLIST, HELPLINE, ROWS, cases
from checklist import Checklist
from data import blank
from helpline import Helplines
from kit.faults import Fault
from kit.strings import TranslationWords
from kit.translation import Entry, Part, State, check_record, compare, read_record, write_record
from record import check_critical
from structure import Ids
from translation import Translation, in_source_language

SOURCE = """\
---
lead: Lees dit.
critical: [b]
---
# T

Eerst dit.

## A <!-- #a -->

Een zin die
over twee regels gaat.

## B <!-- #b -->

Nog een zin.
"""
TRANSLATION = """\
---
lead: Read this.
permalink: t
---
# T

This first.

## A <!-- #a -->

A sentence.

## B <!-- #b -->

One more.
"""


def record(source: str = SOURCE, translation: str = TRANSLATION) -> dict[str, Entry]:
    parts = compare("p", source, translation, {}).values()
    return {part.key: part.now for part in parts if part.now}


def states(source: str, translation: str = TRANSLATION) -> dict[str, str]:
    """Return the states of all parts but those that are up to date."""
    parts = compare("p", source, translation, record())
    return {id_: part.state for id_, part in parts.items() if part.state is not State.CURRENT}


def test_what_was_confirmed_is_up_to_date() -> None:
    assert states(SOURCE) == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("zin die\nover", "zin\ndie over"),
        ("\n\nNog", "\n\n\nNog"),
        ("critical: [b]", "critical: [a]\nreview_due: 2028-01-01"),
    ],
)
def test_what_a_reader_does_not_see_is_no_change(old: str, new: str) -> None:
    assert states(SOURCE.replace(old, new)) == {}


def test_a_page_that_moves_is_no_change() -> None:
    linked = SOURCE.replace("Nog een zin.", "Zie [dit](../x/y.md#z).")
    parts = compare("p", linked, TRANSLATION, {})
    moved = compare("q", linked.replace("../x/y.md", "y-z.md"), TRANSLATION, {})
    assert [part.now for part in parts.values()] == [part.now for part in moved.values()]
    named = SOURCE.replace("lead:", "redirect_from: [p]\nlead:")
    assert {part.state for part in compare("q", named, TRANSLATION, record()).values()} == {
        State.CURRENT
    }


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ({"lead: Lees": "lead: Bekijk"}, {}, {"": "source"}),
        ({"Eerst": "Eerst nog"}, {"First": "x"}, {"": "source"}),
        ({"# T": "# U"}, {"# T": "# V"}, {"": "both"}),
        ({"zin die": "regel die"}, {}, {"a": "source"}),
        ({}, {"A sentence": "A line"}, {"a": "translation"}),
        ({"zin die": "regel die"}, {"A sentence": "A line"}, {"a": "both"}),
        ({"## B <!-- #b -->": "### B <!-- #b -->"}, {}, {"b": "source"}),
        ({}, {"## B <!-- #b -->\n": ""}, {"a": "translation", "b": "missing"}),
        ({"## A <!-- #a -->\n": ""}, {}, {"": "source", "a": "removed"}),
        ({"## B": "## C <!-- #c -->\n\n## B"}, {}, {"c": "missing"}),
        ({"## B": "## C <!-- #c -->\n\n## B"}, {"## B": "## C <!-- #c -->\n\n## B"}, {"c": "new"}),
        ({}, {"## B": "## C <!-- #c -->\n\n## B"}, {"c": "surplus"}),
    ],
)
def test_which_side_moved(
    ours: dict[str, str], theirs: dict[str, str], found: dict[str, str]
) -> None:
    source, translation = SOURCE, TRANSLATION
    for old, new in ours.items():
        source = source.replace(old, new)
    for old, new in theirs.items():
        translation = translation.replace(old, new)
    assert states(source, translation) == found


def test_headings_in_code_begin_no_part() -> None:
    code = SOURCE + "\n```markdown\n## X <!-- #x -->\n```\n"
    assert states(code) == {"b": "source"}


def test_a_record_is_read_as_it_is_written() -> None:
    entries = {**record(), "p#b": Entry("0" * 12, "f" * 12, meaning=True)}
    text = write_record(entries)
    assert text.splitlines()[-1] == f"p#b {'0' * 12} {'f' * 12} meaning"
    assert read_record(text) == (entries, [])


def test_faults_of_a_record() -> None:
    pages = {"p": compare("p", SOURCE, TRANSLATION, record())}
    hashes = f"{'0' * 12} {'1' * 12}"
    lines = ["p#b", "p#a", "p#a", "p#z", "q#"]
    text = "".join(f"{key} {hashes}\n" for key in lines) + "<<<<<<< HEAD\n"
    assert sorted(check_record(text, pages)) == [
        Fault(2, "`p#a` is out of order", "put it above `p#b`"),
        Fault(3, "`p#a` stands twice", "keep the newer one; the first is on line 2"),
        Fault(4, "no page has `p#z`", "take the line out"),
        Fault(
            5,
            "there is no page `q`",
            "take the line out, or give the page that moved `redirect_from: [q]`",
        ),
        Fault(
            6,
            "no line of a record: `<<<<<<< HEAD`",
            "write `page#id`, two hashes of 12 digits, and `meaning` after them or nothing",
        ),
    ]
    assert list(check_record(write_record(record()), pages)) == []


def test_faults_of_critical() -> None:
    text = "---\ncritical: [a, z]\n---\n# T\n## A <!-- #a -->\n- b <!-- #b -->\n"
    assert list(check_critical(text, in_source=True)) == [
        Fault(2, "no section has the id `#z`", "known are a")
    ]
    assert list(check_critical(text, in_source=False)) == [
        Fault(2, "`critical` stands in a translation", "take it out; the source's holds for all")
    ]


WORDS = blank(TranslationWords).model_copy(update={"critical": "Call [help](helpline:112)."})


def shown(text: str, parts: dict[str, Part]) -> tuple[str, str]:
    """Return the HTML of a page with its notices, and the notice of its beginning."""
    helplines = Helplines(ROWS, CHECKED, HELPLINE)
    translation = Translation(WORDS, parts, "../../p/", "nl", [helplines])
    md = Markdown(extensions=[Ids(), Checklist(CHECKLIST), translation])
    return md.convert(in_source_language(text, parts)), translation.beginning


@pytest.mark.parametrize("case", cases("translation"))
def test_golden(case: Path, golden: Callable[[Path, str], None]) -> None:
    """A case is the source that was translated, the source of today, and the translation."""
    before, after, translation = re.split(r"\n<!-- \w+ -->\n", case.read_text("utf-8"))
    entries = record(before, translation)
    if "meaning" in case.stem:
        entries = {key: it._replace(meaning=True) for key, it in entries.items()}
    html, beginning = shown(translation, compare("p", after, translation, entries))
    golden(case, f"{beginning}\n{html}".strip())
