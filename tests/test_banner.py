from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from markdown import Markdown

from banner import Banners, Facts, check, grouped
from cases import CHECKLIST, cases
from checklist import Checklist
from data import blank
from kit.site import FrontMatter, Kind
from kit.source import split
from kit.strings import BannerWords, MergedWords, Strings
from structure import Ids

TODAY = date(2027, 3, 1)


def kind(level: str, place: str, *when: dict[str, str]) -> Kind:
    return Kind.model_validate({"level": level, "place": place, "when": list(when) or None})


KINDS = {
    "fire": kind("emergency", "page", {"topic": "fire"}),
    "flood": kind("emergency", "page", {"topic": "flood"}),
    "first": kind("emergency", "checklist", {"component": "checklist", "topic": "child"}),
    "no-test": kind("warning", "checklist", {"component": "checklist"}),
    "steep": kind("warning", "page", {"topic": "steep"}),
    "slippery": kind("warning", "page", {"topic": "slippery"}),
    "experts": kind("quiet", "page", {"audience": "experts"}),
    "general": kind("quiet", "page"),
    "overdue": kind("quiet", "review", {"past": "review_due"}),
    "unreviewed": kind("quiet", "review", {"absent": "reviewed_by"}),
}
STRINGS = blank(Strings).model_copy(
    update={
        "language": "en-GB",
        "banners": {
            name: BannerWords(heading=name.title(), text=f"All of *{name}*.", line=f"{name} short.")
            for name in KINDS
        }
        | {"overdue": BannerWords(heading="Overdue", text="Was due {date}.")},
        "merged": {
            "emergency": MergedWords(heading="Help", line="Now: run."),
            "quiet": MergedWords(),
        },
    }
)


def facts(**front: object) -> Facts:
    return Facts(FrontMatter.model_validate({"audience": ["all"], **front}), TODAY)


@pytest.mark.parametrize("case", cases("banner"))
def test_golden(case: Path, golden: Callable[[Path, str], None]) -> None:
    """A case is a page; its HTML shows the content, then what stands around it."""
    front, text, _ = split(case.read_text("utf-8"))
    values = dict(line.split(": ") for line in (front or "").splitlines())
    topics = values.get("topics", "").split()
    banners = Banners(KINDS, STRINGS, facts(topics=topics, review_due=values.get("review_due")))
    html = Markdown(extensions=[Ids(), Checklist(CHECKLIST), banners, "toc"]).convert(text)
    around = [
        f"<!-- {place} {level} -->\n{found}"
        for place, levels in banners.rendered.items()
        for level, found in levels.items()
    ]
    golden(case, "\n".join([html, *around]))


@pytest.mark.parametrize(
    ("front", "groups"),
    [
        ({}, {("page", "quiet"): ["general"], ("review", "quiet"): ["unreviewed"]}),
        (
            {"reviewed_by": "Dr. A", "audience": ["experts"]},
            {("page", "quiet"): ["experts", "general"]},
        ),
        (
            {"reviewed_by": "Dr. A", "audience": ["experts", "parents"]},
            {("page", "quiet"): ["general"]},
        ),
        (
            {"reviewed_by": "Dr. A", "topics": ["flood", "fire"]},
            {("page", "emergency"): ["fire", "flood"], ("page", "quiet"): ["general"]},
        ),
        (
            {"reviewed_by": "Dr. A", "review_due": "2027-02-28"},
            {("page", "quiet"): ["general"], ("review", "quiet"): ["overdue"]},
        ),
        (
            {"reviewed_by": "Dr. A", "review_due": "2027-03-01"},
            {("page", "quiet"): ["general"]},
        ),
    ],
)
def test_rules(front: dict[str, object], groups: dict[tuple[str, str], list[str]]) -> None:
    assert grouped(KINDS, facts(**front)) == groups


def test_a_checklist_without_its_topic_brings_the_warning_alone() -> None:
    page = facts(reviewed_by="Dr. A")
    page.components.add("checklist")
    assert grouped(KINDS, page)[("checklist", "warning")] == ["no-test"]
    assert ("checklist", "emergency") not in grouped(KINDS, page)


def test_faults() -> None:
    page = facts(topics=["steep", "slippery"])
    assert list(check(KINDS, page)) == []
    page.components.add("checklist")
    assert list(check(KINDS, page)) == [
        (
            1,
            "3 warnings meet on this page: no-test, steep, slippery",
            "choose topics that bring at most 2",
        )
    ]
