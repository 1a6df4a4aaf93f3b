import pytest

from facts import check as check_parts
from kit.faults import Fault
from kit.translation import compare

PATH = "docs/nl/p.md"


def check(source: str, translation: str, path: str) -> list[Fault]:
    return list(check_parts(compare("p", source, translation, {}), path))


def page(section: str, heading: str = "## A <!-- #a -->") -> str:
    return f"---\naudience: [all]\n---\n\n# T\n\n{heading}\n\n{section}\n"


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("6 tot 7 van de 10.[^a]", "6 to 7 in 10.[^a]"),
        ("Gemiddeld 0,5 in 2023.", "In 2023, 0.5 on average."),
        ("1. een\n2. twee", "1. one\n2. two"),
        ("[Lijn](helpline:112), [x](y.md#z)", "[x](y.md#z), [line](helpline:112)"),
        ("Zes jaar.", "Six years, and more words."),
    ],
)
def test_the_same_facts(source: str, translation: str) -> None:
    assert list(check(page(source), page(translation), PATH)) == []


@pytest.mark.parametrize(
    ("source", "translation", "faults"),
    [
        (
            "13 van de 100.",
            "31 in 100.",
            [
                (7, "the number `13` is missing in this section", "docs/nl/p.md:9 has it"),
                (
                    9,
                    "the number `31` is in the translation only",
                    "docs/nl/p.md:7 does not have it",
                ),
            ],
        ),
        (
            "[Lijn](helpline:112)",
            "[Line](helpline:113)",
            [
                (7, "the helpline `112` is missing in this section", "docs/nl/p.md:9 has it"),
                (
                    9,
                    "the helpline `113` is in the translation only",
                    "docs/nl/p.md:7 does not have it",
                ),
            ],
        ),
        (
            "Zo.[^a] En zo.[^a]",
            "So.[^a] And so.",
            [(7, "the source `[^a]` is missing in this section", "docs/nl/p.md:9 has it")],
        ),
        (
            "- a\n- b",
            "- a",
            [(7, "1 list item in this section", "docs/nl/p.md:7 has 2")],
        ),
        (
            "- [ ] a",
            "- a",
            [(7, "0 checklist items in this section", "docs/nl/p.md:7 has 1")],
        ),
        (
            "| a |\n|---|\n| b |",
            "| a |\n|---|",
            [(7, "2 table rows in this section", "docs/nl/p.md:7 has 3")],
        ),
        (
            "<!-- site:evidence well -->",
            "Text.",
            [
                (
                    7,
                    "the mark `site:evidence well` is missing in this section",
                    "docs/nl/p.md:9 has it",
                )
            ],
        ),
    ],
)
def test_faults(source: str, translation: str, faults: list[tuple[int, str, str]]) -> None:
    assert sorted(check(page(source), page(translation), PATH)) == faults


def test_a_heading_of_another_level() -> None:
    faults = check(page("1", "## A <!-- #a -->"), page("1", "\n### A <!-- #a -->"), PATH)
    assert faults == [(8, "a heading of level 3", "docs/nl/p.md:7 has level 2")]


def test_a_section_that_lags_is_left_alone() -> None:
    before, after, translation = page("1 uur"), page("2 uur"), page("1 hour")
    confirmed = compare("p", before, translation, {})["a"].now
    assert confirmed
    assert list(check_parts(compare("p", after, translation, {"p#a": confirmed}), PATH)) == []
    # The translation alone is no reason to say other numbers.
    lonely = compare("p", before, page("3 hours"), {"p#a": confirmed})
    assert [fault.problem for fault in check_parts(lonely, PATH)] == [
        "the number `1` is missing in this section",
        "the number `3` is in the translation only",
    ]


def test_a_section_that_one_page_lacks_is_left_to_the_ids() -> None:
    assert list(check(page("1", "## A <!-- #a -->"), page("1", "## B <!-- #b -->"), PATH)) == []
