from datetime import date
from pathlib import Path

import pytest
from pydantic import Field

from data import check_front_matter, read_site
from kit.data import Document, Model, read, validate

KNOWN = {"audience": ["parents", "professionals"], "topics": ["child", "sensitive"]}
AUDIENCE = "say whom the page is for; `page.audience` in strings.yml has all"


@pytest.mark.parametrize(
    ("front", "faults"),
    [
        ("audience: [parents]", []),
        ("audience: [parents]\nreview_due: 2027-05-22", []),
        ("topics: [child]", [(2, "`audience` is missing", AUDIENCE)]),
        ("audience: []", [(2, "`audience` is empty", AUDIENCE)]),
        ("audience: parents", [(2, "`audience` is no list", AUDIENCE)]),
        (
            "audience: [parent]",
            [(2, "`audience` does not know “parent”; known are parents, professionals", AUDIENCE)],
        ),
        (
            "audience: [parents]\ntopics: [chidl]",
            [
                (
                    3,
                    "`topics` does not know “chidl”; known are child, sensitive",
                    "choose from the topics in docs/banners.yml",
                )
            ],
        ),
        (
            "audience: [parents]\naudiense: [parents]",
            [(3, "unknown key `audiense`", "did you mean `audience`?")],
        ),
        (
            "audience: [parents]\ntopics: [child]\naudience: [parents]",
            [(4, "`audience` stands twice", "keep one; the first is on line 2")],
        ),
        (
            'lead: "No end\naudience: [parents]',
            [(2, "a quote is opened and never closed", "close it at the end of the text")],
        ),
        (
            "lead: Note: a colon\naudience: [parents]",
            [(2, "a colon inside a text", "put the whole text in quotes")],
        ),
        (
            "audience: [parents\ntopics: []",
            [
                (
                    3,
                    "YAML cannot be read: expected ',' or ']', but got ':'",
                    "check the quotes, colons and indentation on this line and the one before",
                )
            ],
        ),
        (
            "audience:\n  - parents\n  topics: []",
            [
                (
                    4,
                    "a line that is indented otherwise",
                    "begin it as far to the right as the lines around it",
                )
            ],
        ),
        ("audience:\n\t- parents", [(3, "a tab", "use spaces")]),
        (
            "audience: [parents]\nlead: 'It's me'",
            [
                (
                    3,
                    "words behind a quote or bracket that is closed",
                    'put the whole text in double quotes, `"`, and write no other of them in it',
                )
            ],
        ),
        (
            "audience: &a [parents]\ntopics: *a",
            [(2, "a YAML alias", "write the value out in full")],
        ),
        (
            "audience: [parents]\nreview_due: 2026-13-41",
            [(3, "`review_due` is no date: 2026-13-41", "write a date as 2027-05-22")],
        ),
        (
            "audience: [parents]\nsummary: [one, two]",
            [
                (
                    3,
                    "`summary` has 2 entries",
                    "write 3 to 5 points, each on a line with `- `",
                )
            ],
        ),
        (
            f"audience: [parents]\nlead: {'x' * 201}",
            [(3, "`lead` has 201 characters", "write one warm line of 1 to 200 characters")],
        ),
        (
            "audience: [parents]\nlead:",
            [(3, "`lead` is empty", "write one warm line of 1 to 200 characters")],
        ),
        (
            "audience: [parents]\ntopics: [sensitive]",
            [(3, "`lead` is missing", "a page that may touch needs a warm line")],
        ),
        ("- parents", [(2, "no keys here", "write `key: value` on each line")]),
    ],
)
def test_front_matter(front: str, faults: list[tuple[int, str, str]]) -> None:
    value, found = check_front_matter(f"---\n{front}\n---\n\n# A\n", KNOWN)
    assert sorted(found) == faults
    assert value is None or not faults or "lead" in faults[0][1]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (
            "Call: 112\n\n# A\n",
            [
                (
                    1,
                    "the page has no front matter",
                    "begin the file with `---`, `audience: [...]` and `---`",
                )
            ],
        ),
        (
            "---\naudience: [parents]\n\n# A\n",
            [(1, "the front matter is never closed", "end it with a line `---`")],
        ),
    ],
)
def test_a_page_without_front_matter(text: str, faults: list[tuple[int, str, str]]) -> None:
    assert check_front_matter(text, KNOWN) == (None, faults)


def test_all_errors_of_a_file_come_at_once() -> None:
    text = "---\naudience: []\ntopics: [x]\ncolour: red\nreview_due: soon\n---\n# A\n"
    _, faults = check_front_matter(text, KNOWN)
    assert [fault.line for fault in sorted(faults)] == [2, 3, 4, 5]


def test_an_empty_file_has_no_keys() -> None:
    assert read("") == Document({}, {(): 1}, [])


def test_a_place_inside_a_list_has_its_line() -> None:
    class Row(Model):
        names: list[int] = Field(description="numbers")

    _, faults = validate(read("names:\n  - 1\n  - two\n"), Row)
    assert faults == [(3, "`names` is no int: two", "numbers")]


def test_faults_in_data_files_are_reported_and_the_rest_is_read(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    docs = project / "docs"
    helplines = docs / "helplines.yml"
    helplines.write_text(
        '"112":\n  country: nl\n  tel: one\n\n'
        'safe:\n  country: nl\n  display: "0800-0000"\n  tel: "+318000000"\n  cost: free\n'
        "  checked: 2026-01-01\n  status: live\n  source: rung\n",
        "utf-8",
    )
    banners = docs / "banners.yml"
    banners.write_text("only:\n  level: quiet\n  place: page\n  when:\n    - topic: child\n")
    (docs / "en" / "strings.yml").unlink()
    site = read_site(docs, ["nl", "en"], date(2026, 11, 22))
    assert list(site.helplines) == ["safe"]
    assert site.strings["en"].checklist.reset == "[reset]"
    line = (docs / "nl" / "strings.yml").read_text("utf-8").split("\nbanners:")[0].count("\n") + 2
    messages = [record.getMessage() for record in caplog.records]
    assert (
        "docs/helplines.yml:1: `112.display` is missing; the number as people write it, in quotes"
        in messages
    )
    assert (
        'docs/helplines.yml:3: `112.tel` cannot be “one”; write a number as "+31201234567" or "112"'
        in messages
    )
    assert "docs/banners.yml:1: no banner stands on every page; give one kind no `when`" in messages
    assert (
        f"docs/nl/strings.yml:{line}: `only` has no words in `banners`; "
        "add `only:` there, as another language has it" in messages
    )
    assert (
        "docs/en/strings.yml:1: the file is missing; "
        "copy it from another language and translate it" in messages
    )
