from pathlib import Path

import pytest

from kit.sentences import passages, sentences
from language import Limits, Refused, Rules, check, read_rules, strictest
from project import ROOT, at, build, few, replace

RULES = Rules(
    audiences={
        "adults": Limits(sentence=8, paragraph=2),
        "experts": Limits(sentence=10, paragraph=3),
    },
    abbreviations=["e.g."],
    refused=[
        Refused.model_validate(
            {
                "words": ["always"],
                "instead": "mostly",
                "except": ["not always"],
                "pages": ["about/words"],
            }
        ),
        Refused(words=["bad sleeper", "bad sleepers"], instead="people who sleep badly"),
    ],
)
LONG = "make two of it; 8 words at most on this page"
PAIR = "  - hooks/pair.py\n"  # in mkdocs.yml, before ours
MANY = "make two of it; 2 at most on this page, questions apart"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("One two three four five six seven eight.\n", []),
        (
            "One. This one, one two three four five six seven.\n",
            [(1, "a sentence of 9 words: “This one, one two three four …”", LONG)],
        ),
        # A sentence is found where it begins; markup and notes are no words of it.
        (
            "# A\n\nOne two.\nThis *is* [a link](far/away.md),\nthree four five six `x`\n"
            "seven.[^a] <!-- #b -->\n",
            [(4, "a sentence of 9 words: “This is a link, three four …”", LONG)],
        ),
        ("One two three, e.g. Four five six seven eight.\n", [
            (1, "a sentence of 10 words: “One two three, e.g. Four five …”", LONG)
        ]),
        # Items, cells, headings and boxes end a sentence by themselves.
        ("- one two three four five\n- six seven eight nine\n", []),
        ("| one two three four five | six seven eight nine |\n|---|---|\n", []),
        ("## One two three four five\nsix seven eight nine\n", []),
        ("- [ ] one two three four five <!-- #a -->\n    - Six seven eight nine ten.\n", []),
        (
            "- [ ] one <!-- #a -->\n    - May be two three four five six seven eight.\n",
            [(2, "a sentence of 9 words: “May be two three four five …”", LONG)],
        ),
        ("| a | b one two three four five six seven eight |\n", [
            (1, "a sentence of 9 words: “b one two three four five …”", LONG)
        ]),
        ("> [!NOTE]\n> Always here.\n", [(2, "“Always” does not fit here", "instead: mostly")]),
        # What stands in front matter is said too.
        (
            "---\nlead: Always here.\nsummary:\n  - Fine.\n  - We are always there.\n---\n",
            [
                (2, "“Always” does not fit here", "instead: mostly"),
                (5, "“always” does not fit here", "instead: mostly"),
            ],
        ),
        ("One. Two.\n", []),
        ("One. Two. Three.\n", [(1, "a paragraph of 3 sentences", MANY)]),
        ("Is it? Yes. Or no? No. Or (“why?”) so?\n", []),
        ("**A heading.** One. Two.\n", []),
        ("- One. Two. Three.\n", []),
        ("One. Two.\n\nThree.\n", []),
        # Words as a whole, in their form, over a line end, not where an exception has them.
        ("Not always, nor for alwayses.\n", []),
        (
            "He is a bad\nsleeper. Not always, but\nalways.\n",
            [
                (1, "“bad sleeper” does not fit here", "instead: people who sleep badly"),
                (3, "“always” does not fit here", "instead: mostly"),
            ],
        ),
        ("‘I am always here.’\n", [(1, "“always” does not fit here", "instead: mostly")]),
        ("Not “it is always so”, or \"always\", «always».\n", []),
        ("> It is always so.\n\nIs it?\n", []),
        ("```\nalways\n```\n\n`always` [x](always.md) <!-- #always -->\n", []),
    ],
)  # fmt: skip
def test_faults(text: str, faults: list[tuple[int, str, str]]) -> None:
    assert sorted(check(text, RULES, ["adults"], "part/page")) == faults


def test_a_word_may_stand_on_a_page_that_is_named() -> None:
    assert list(check("It is always so.\n", RULES, ["adults"], "about/words")) == []


@pytest.mark.parametrize(
    ("audience", "limits"),
    [
        (["experts"], Limits(sentence=10, paragraph=3)),
        (["experts", "adults"], Limits(sentence=8, paragraph=2)),
        ([], None),
    ],
)
def test_a_page_for_several_keeps_to_the_strictest(
    audience: list[str], limits: Limits | None
) -> None:
    assert strictest(RULES, audience) == limits


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wacht! Kom je? Ja… Goed.", ["Wacht!", "Kom je?", "Ja…", "Goed."]),
        ("Zeg: 'Dat … was goed.' Klaar.", ["Zeg: 'Dat … was goed.'", "Klaar."]),
        ("'Waarom?' vraagt hij. Het is 1.5 en 2.", ["'Waarom?' vraagt hij.", "Het is 1.5 en 2."]),
        ("Overdag niet. 's Nachts wel.", ["Overdag niet.", "'s Nachts wel."]),
        ("Bel 's avonds. Éen keer.", ["Bel 's avonds.", "Éen keer."]),
        ("J. Bowlby schreef het, e.g. In 1969.", ["J. Bowlby schreef het, e.g. In 1969."]),
        ("**Nu:** bel. (Ook 's nachts.) 3 keer.", ["Nu: bel.", "(Ook 's nachts.)", "3 keer."]),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    every = [it for passage in passages(f"- {text}\n") for it in sentences(passage, ["e.g."])]
    assert [it.text for it in every] == found


def test_rules_that_are_wrong_are_reported(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "docs" / "en" / "language.yml"
    path.parent.mkdir(parents=True)
    assert read_rules(path, [], tmp_path) is None
    path.write_text(
        "audiences:\n  adults: {sentence: 28, paragraph: 3}\nrefused:\n  - words: [a]\n"
    )
    assert read_rules(path, [], tmp_path) is None
    path.write_text("audiences:\n  adults: {sentence: 28, paragraph: 3}\n")
    assert read_rules(path, ["adults", "experts"], tmp_path)
    assert [record.getMessage() for record in caplog.records] == [
        "docs/en/language.yml:4: `refused.instead` is missing; "
        "a list of words with what to write instead",
        "docs/en/language.yml:1: audience `experts` of strings.yml has no limits; "
        "add `experts:` with `sentence:` and `paragraph:`",
    ]


def test_the_build_names_the_line(project: Path, tmp_path: Path) -> None:
    few(project, "index")
    pages = [("nl", "funest", "zeg wat er lastig aan is"), ("en", "red flags", "sign")]
    for language, word, _ in pages:
        page = project / "docs" / language / "index.md"
        page.write_text(f"{page.read_text('utf-8')}\nA {word} z.\n", "utf-8")
    listed = project / "mkdocs.yml"
    if "hooks/language.py" not in listed.read_text("utf-8"):
        replace(listed, PAIR, f"{PAIR}  - hooks/language.py\n")
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    for language, word, instead in pages:
        where = at(project, f"docs/{language}/index.md", f"A {word} z.")
        assert f"{where}: “{word}” does not fit here; instead: {instead}" in result.stderr


def test_our_rules_know_the_pages_that_they_name(
    caplog: pytest.LogCaptureFixture,
) -> None:
    for language in ("nl", "en"):
        folder = ROOT / "docs" / language
        rules = read_rules(folder / "language.yml", [], ROOT)
        assert rules, caplog.text
        named = {page for rule in rules.refused for page in rule.pages}
        assert not [page for page in named if not (folder / f"{page}.md").is_file()]
