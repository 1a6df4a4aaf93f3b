from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import markdown

from cases import cases
from citation import Citations, check, check_cited, rendered
from kit.bibliography import entries
from kit.site import Note, Reference
from kit.strings import CitationWords
from project import ROOT

STYLE = ROOT / "docs" / "apa.csl"
WORDS = CitationWords(heading="Sources", back="Back to note {number}")
WORKS = {
    "walker2017": {
        "type": "article-journal",
        "author": [{"family": "Walker", "given": "M. P."}, {"family": "Åkerstedt", "given": "T."}],
        "issued": {"date-parts": [[2017]]},
        "title": "Sleep & mood: *a* [review] < b",
        "container-title": "Journal of Sleep",
        "volume": "12",
        "issue": "3",
        "page": "45-67",
        "DOI": "10.1000/sleep_2017",
    },
    "board": {
        "type": "webpage",
        "author": [{"literal": "The Sleep Board"}],
        "issued": {"literal": "n.d."},
        "URL": "https://sleep.example/figures",
    },
    "1712": {
        "type": "book",
        "author": [{"literal": "1712"}],
        "issued": {"date-parts": [[2020, 5, 4]]},
        "title": "About us",
    },
}
REFERENCES = {key: Reference.model_validate(work) for key, work in WORKS.items()}
NOTES = {"board": Note(title="[Figures on sleep]", note="Read in a stored copy.")}


@pytest.mark.parametrize("case", cases("citation"))
def test_golden(case: Path, golden: Callable[[Path, str], None]) -> None:
    works = {"en": rendered(entries(STYLE, REFERENCES, NOTES, "en-GB"))}
    citations = Citations(works, "en", WORDS)
    golden(case, markdown(case.read_text("utf-8"), extensions=["footnotes", citations]))


@pytest.mark.parametrize(
    ("language", "key", "entry"),
    [
        (
            "en-GB",
            "walker2017",
            r"Walker, M. P., &amp; Åkerstedt, T. (2017). Sleep &amp; mood: \*a\* "
            r"\[review\] &lt; b. "
            "*Journal of Sleep*, *12*(3), 45–67. <https://doi.org/10.1000/sleep_2017>",
        ),
        (
            "nl-NL",
            "board",
            r"The Sleep Board. (z.d.). *\[Figures on sleep\]*. <https://sleep.example/figures> "
            "Read in a stored copy.",
        ),
        ("nl-NL", "1712", r"1712\. (2020). *About us*."),
    ],
)
def test_an_entry_in_the_style_and_the_language(language: str, key: str, entry: str) -> None:
    assert entries(STYLE, REFERENCES, NOTES, language)[key] == entry


def test_the_order_is_that_of_the_style() -> None:
    assert list(entries(STYLE, REFERENCES, {}, "en-GB")) == ["1712", "board", "walker2017"]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Said.[^walker2017]\n", []),
        ("Said.[^own]\n\n[^own]: A note of the page's own.\n", []),
        (
            "Said.[^walker2018]\n",
            [(1, "there is no source `[^walker2018]`", "did you mean `[^walker2017]`?")],
        ),
        ("Said.[^x]\n", [(1, "there is no source `[^x]`", "add it to references.json")]),
        ("`[^x]`\n", []),
    ],
)
def test_faults(text: str, faults: list[tuple[int, str, str]]) -> None:
    assert list(check(text, REFERENCES)) == faults


def test_a_work_that_no_page_cites() -> None:
    assert list(check_cited({"a": 2, "b": 9}, {"a"})) == [
        (9, "no page cites `b`", "cite it, or take it out")
    ]
