from kit.faults import Fault
from kit.translation import Entry, compare
from pair import check, check_page

PATH = "docs/nl/p.md"
LINE = Entry("0" * 12, "0" * 12)  # of a version that is neither side's any more


def faults(source: str, translation: str, **record: Entry) -> list[Fault]:
    known = {f"p#{id_}": entry for id_, entry in record.items()}
    return list(check(compare("p", source, translation, known), PATH))


SOURCE = "## A <!-- #a -->\n\n- [ ] b <!-- #b -->\n- [ ] c <!-- #c -->\n"
TRANSLATION = "\n## A <!-- #a -->\n\n- [ ] c <!-- #c -->\n- [ ] d <!-- #d -->\n"


def test_equal_ids() -> None:
    text = "## A <!-- #a -->\n\n- [ ] b <!-- #b -->\n"
    assert faults(text, "Text.\n\n" + text) == []


def test_a_missing_and_a_surplus_item() -> None:
    assert faults(SOURCE, TRANSLATION) == [
        (2, "the id `#b` is missing", "translate docs/nl/p.md:3 after this line, with its id"),
        (
            5,
            "the id `#d` is in the translation only",
            "give docs/nl/p.md:1 or a line below it the same id, or take it out here",
        ),
    ]


def test_a_section_that_lags_is_left_alone() -> None:
    assert faults(SOURCE, TRANSLATION, a=LINE) == []


def test_a_section_that_is_not_translated_yet_is_no_fault() -> None:
    assert faults("## A <!-- #a -->\n\n## B <!-- #b -->\n", "## A <!-- #a -->\n") == []


def test_a_section_that_only_the_translation_has() -> None:
    source, translation = "## A <!-- #a -->\n", "## A <!-- #a -->\n\n## B <!-- #b -->\n"
    assert faults(source, translation) == [
        (
            3,
            "the id `#b` is in the translation only",
            "give docs/nl/p.md:1 or a line below it the same id, or take it out here",
        )
    ]
    assert faults(source, translation, b=LINE) == []  # the source had it, and took it out


def test_pages_without_counterpart() -> None:
    originals = {"a": "# A\n", "b/c": "# A\n"}
    found = {name: list(check_page(name, originals, "docs/nl")) for name in ("a", "b/c", "c", "d")}
    alone = (1, "the page translates none", "give it the file name of a page below docs/nl")
    assert found == {"a": [], "b/c": [], "c": [alone], "d": [alone]}
