from pathlib import Path

import pytest

from pair import check, compare


def test_equal_ids() -> None:
    text = "## A <!-- #a -->\n\n- [ ] b <!-- #b -->\n"
    assert list(check(text, "Text.\n\n" + text, "docs/nl/p.md")) == []


def test_a_missing_and_a_surplus_id() -> None:
    source = "## A <!-- #a -->\n\n- [ ] b <!-- #b -->\n- [ ] c <!-- #c -->\n"
    translation = "\n## A <!-- #a -->\n\n- [ ] c <!-- #c -->\n- [ ] d <!-- #d -->\n"
    assert list(check(source, translation, "docs/nl/p.md")) == [
        (2, "the id `#b` is missing", "translate docs/nl/p.md:3 after this line, with its id"),
        (
            5,
            "the id `#d` is not in docs/nl/p.md",
            "give both pages the same id, or take it out here",
        ),
    ]


def test_a_page_without_source(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for name in ("nl/a.md", "nl/b/c.md", "en/a.md", "en/d.md"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text("# A\n")
    compare(tmp_path / "docs" / "nl", tmp_path / "docs" / "en", tmp_path)
    assert [record.getMessage() for record in caplog.records] == [
        "docs/en/d.md:1: the page translates none; give it the file name of a page below docs/nl",
    ]
