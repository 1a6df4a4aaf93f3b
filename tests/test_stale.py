from datetime import date
from pathlib import Path

from cases import ROWS
from kit.site import FrontMatter
from project import LATER, ROOT, at, build
from stale import check_helplines, check_review

TEXT = '"112":\n  checked: 2026-01-01\nsafe:\n  tel: "+318002000"\n  checked: 2026-01-01\n'


def test_a_helpline_after_a_year() -> None:
    rows = {key: ROWS[key] for key in ("112", "safe")}
    assert list(check_helplines(TEXT, rows, date(2027, 1, 1))) == []
    assert list(check_helplines(TEXT, rows, date(2027, 1, 2))) == [
        (
            2,
            "`112` was checked on 2026-01-01, more than 365 days ago",
            "ring or look it up, and write the day",
        ),
        (
            5,
            "`safe` was checked on 2026-01-01, more than 365 days ago",
            "ring or look it up, and write the day",
        ),
    ]


def test_a_review_that_is_due() -> None:
    front = FrontMatter.model_validate({"audience": ["all"], "review_due": "2027-01-01"})
    text = "---\naudience: [all]\nreview_due: 2027-01-01\n---\n"
    assert list(check_review(text, front, date(2027, 1, 1))) == []
    assert list(check_review(text, front, date(2027, 1, 2))) == [
        (
            3,
            "the review was due on 2027-01-01",
            "look at the whole page again, and set the next date",
        )
    ]


def test_only_the_run_that_looks_at_dates_stops(later: Path, tmp_path: Path) -> None:
    assert (later / "index.html").is_file()  # built strictly
    looked = build(ROOT, tmp_path, SOURCE_DATE_EPOCH=LATER, CHECK_DATES="1")
    assert looked.returncode == 1
    assert "`veilig-thuis` was checked on " in looked.stderr
    place = at(ROOT, "docs/nl/herkennen/gedrag.md", "review_due")
    assert f"{place}: the review was due on " in looked.stderr
