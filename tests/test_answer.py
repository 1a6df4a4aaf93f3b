"""What the author of a pull request reads: the real thing on a copy of the real site."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import reduce
from pathlib import Path

import pytest

from answer import (
    DUTCH,
    MKDOCS,
    NL,
    WORDS,
    Answer,
    Change,
    Fault,
    annotation,
    find_alone,
    find_changes,
    find_faults,
    find_lags,
    last_words,
    lines_with,
    markdown,
    safe,
    words_of,
)
from kit.translation import compare, record_line
from project import ROOT, replace

CASES = ROOT / "tests" / "answer"
PAGE = "herkennen/gedrag.md"
Edit = Callable[[Path], None]


def git(project: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=project, check=True, capture_output=True)


def a_new_page_and_two_new_sentences(project: Path) -> None:
    page = project / "docs" / "nl" / "gevoelens" / "rond-de-geboorte.md"
    for heading in (" <!-- #verward -->\n\n", " <!-- #de-band -->\n\n"):
        replace(page, heading, f"{heading}Een nieuwe zin.\n\n")
    for language, title in (("nl", "Een nieuwe pagina"), ("en", "A new page")):
        text = (project / "docs" / language / PAGE).read_text("utf-8")
        new = project / "docs" / language / "herkennen" / "nieuw.md"
        text = re.sub(r"(?m)^redirect_from: .*\n", "", text)
        text = re.sub(r"(?m)^permalink: .*", "permalink: notice/new", text)
        new.write_text(re.sub(r"(?m)^# .*", f"# {title}", text), "utf-8")
    replace(project / "mkdocs.yml", f"- {PAGE}", f"- {PAGE}\n      - herkennen/nieuw.md")


def five_faults(project: Path) -> None:
    with (project / "docs" / "nl" / PAGE).open("a", encoding="utf-8") as page:
        page.write(
            "\nLees ook [dit](bestaat-niet.md).\n"
            "\nBel [de huisarts](helpline:huisarts).\n"
            "\n> [!TIP]\n> Neem de tijd.\n"
            "\n- Een lijst\n  - die inspringt\n"
            "\n<!-- site:koord -->\n"
        )


def a_renamed_pair(project: Path) -> None:
    for language in ("nl", "en"):
        git(project, "mv", f"docs/{language}/{PAGE}", f"docs/{language}/herkennen/signalen.md")
        for page in (project / "docs" / language).rglob("*.md"):
            text = page.read_text("utf-8")
            text = text.replace(PAGE, "herkennen/signalen.md")
            page.write_text(text.replace("](gedrag.md", "](signalen.md"), "utf-8")
    moved = project / "docs" / "nl" / "herkennen" / "signalen.md"  # English keeps its permalink
    replace(moved, "topics:", "redirect_from: [herkennen/gedrag]\ntopics:")
    replace(project / "mkdocs.yml", PAGE, "herkennen/signalen.md")


def a_broken_template(project: Path) -> None:
    replace(project / "overrides" / "404.html", "</main>", '<a href="#gone">?</a></main>')


@pytest.mark.parametrize(
    ("edit", "faults"),
    [
        (a_new_page_and_two_new_sentences, 0),
        (five_faults, 5),
        (a_renamed_pair, 0),
        (a_broken_template, 1),  # which only the finished site shows
    ],
    ids=["new-page-and-sentences", "five-faults", "renamed-pair", "broken-template"],
)
def test_a_pull_request(
    edit: Edit,
    faults: int,
    project: Path,
    request: pytest.FixtureRequest,
    expected: Callable[[Path, str], None],
) -> None:
    git(project, "init", "--initial-branch=main")
    git(project, "add", "docs", "mkdocs.yml", "overrides")
    git(project, "commit", "--message=Base")
    edit(project)
    git(project, "add", "docs", "mkdocs.yml", "overrides")
    git(project, "commit", "--message=Pull request")
    (project / "site-offline").symlink_to(".site-offline/gone")
    told = subprocess.run(
        [sys.executable, ROOT / ".github" / "answer.py", "HEAD^1"],
        cwd=project,
        env={
            **os.environ,
            "GITHUB_ACTIONS": "true",
            "GITHUB_STEP_SUMMARY": str(project / "summary.md"),
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONPATH": "hooks",
            "REPOSITORY_URL": "https://example.org/o/r",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stderr) == (faults > 0, "")
    assert told.stdout.count("::error file=") == len(told.stdout.splitlines()) == faults
    summary = re.sub(r"[0-9a-f]{40}", "COMMIT", (project / "summary.md").read_text("utf-8"))
    # The lines move with every edit of the page; that they are right is tested below.
    summary = re.sub(r"(regel |line |#L|\.md:)\d+", r"\1N", summary)
    summary = re.sub(r"\b[0-9a-f]{12}\b", "HASH", summary)
    expected(CASES / f"{request.node.callspec.id}.md", summary)
    assert (project / "site-offline" / "index.html").is_file()


def test_faults_of_mkdocs_get_a_line_and_a_remedy() -> None:
    printed = """\
INFO    -  Building documentation to directory: site
WARNING -  The following pages exist in the docs directory, but are not included in the "nav" configuration:
  - nl/b.md
  - nl/c.md
WARNING -  A reference to 'weg.md' is included in the 'nav' configuration, which is not found in the documentation files.
WARNING -  Doc file 'nl/a.md' contains a link 'x.md', but the target 'nl/x.md' is not found among documentation files.
WARNING -  Doc file 'nl/a.md' contains a link 'x.md', but the target 'nl/x.md' is not found among documentation files.
WARNING -  Doc file 'nl/a.md' contains an unrecognized relative link '../d', it was left as is. Did you mean '../d.md'?
WARNING -  Doc file 'nl/a.md' contains a link '#y', but there is no such anchor on this page.
WARNING -  Doc file 'nl/a.md' contains a link 'b.md#z', but the doc 'nl/b.md' does not contain an anchor '#z'.
WARNING -  docs/nl/a.md:12: the heading “Eten; slapen” has no id; end the line with `<!-- #a-short-id -->`, the same in every language
WARNING -  something new

Aborted with 10 warnings in strict mode!
"""  # noqa: E501
    files = {
        "docs/nl/a.md": "# A\n[x](x.md) [d](../d)\n[y](#y)\n![x](x.md)\n[z]: b.md#z\n",
        "mkdocs.yml": "nav:\n  - index.md\n  - weg.md\n",
    }
    faults = find_faults(printed, lambda path: files.get(path, ""))
    assert [(fault.path, fault.line, fault.problem) for fault in faults] == [
        ("", 0, "something new"),
        ("docs/nl/a.md", 2, "the link `../d` names no file"),
        ("docs/nl/a.md", 2, "there is no file for the link `x.md`"),
        ("docs/nl/a.md", 3, "the link `#y` leads to no id"),
        ("docs/nl/a.md", 4, "there is no file for the link `x.md`"),
        ("docs/nl/a.md", 5, "the link `b.md#z` leads to no id"),
        ("docs/nl/a.md", 12, "the heading “Eten; slapen” has no id"),
        ("docs/nl/b.md", 1, "the page stands nowhere in the navigation"),
        ("docs/nl/c.md", 1, "the page stands nowhere in the navigation"),
        ("mkdocs.yml", 3, "the navigation names `weg.md`, which is no page"),
    ]
    assert faults[1].remedy == "did you mean `../d.md`?"
    assert words_of(faults[6], NL) == (
        "de kop “Eten; slapen” heeft geen id",
        "zet aan het eind van de regel `<!-- #een-korte-id -->`, in elke taal dezelfde",
    )


def test_a_build_that_breaks_down_shows_its_last_words_and_keeps_the_faults() -> None:
    crash = "Traceback (most recent call last):\n  File x\nKeyError: 'x'\n"
    text = markdown(Answer(crash=last_words(crash, [])))
    assert "# De site kon niet gebouwd worden" in text
    assert "KeyError: 'x'" in text
    assert "Artifacts" not in text

    printed = f"WARNING -  a.md:1: one; mend it\n{crash}WARNING -  a.md:2: two; mend it\n"
    faults = find_faults(printed, lambda _: "")
    assert faults == [Fault("a.md", 1, "one", "mend it"), Fault("a.md", 2, "two", "mend it")]
    text = markdown(Answer(faults=faults, crash=last_words(printed, faults)))
    assert "# Nog niet klaar: 2 fouten" in text
    assert "may be more. This is what it said last:\n\n````text\nTraceback" in text
    assert "Artifacts" not in text
    assert last_words("WARNING -  a.md:1: one; mend it\n", faults) == ""


def test_what_a_check_prints_is_a_fault_a_line() -> None:
    printed = "docs/nl/a.md:3:7: one; mend it\nsite/b.html:2: two; mend it\nINFO    -  a:1: b\n"
    faults = find_faults(printed, lambda _: "")
    assert faults == [
        Fault("docs/nl/a.md", 3, "one", "mend it"),
        Fault("site/b.html", 2, "two", "mend it"),
    ]
    text = markdown(Answer(faults=faults, tree="https://example.org/o/r/blob/COMMIT"))
    assert "/blob/COMMIT/docs/nl/a.md?plain=1#L3" in text
    assert "/blob/COMMIT/site" not in text


NL_PAGE = "---\nlead: A\ncritical: [b]\n---\n# T\n## A <!-- #a -->\na\n## B <!-- #b -->\nb\n"
EN_PAGE = "---\nlead: A\n---\n# T\n## X <!-- #a -->\nx\n## Y <!-- #b -->\ny\n"


@pytest.mark.parametrize(
    ("nl", "en", "lags"),
    [
        ({}, {}, []),
        ({"\na\n": "\na\n\n"}, {}, []),  # where lines break makes no difference
        ({"lead: A": "lead: A\nreview_due: 2028-01-01"}, {"lead: A": "lead: A\ntopics: []"}, []),
        ({"lead: A": "lead: B"}, {}, [(False, "source", ("",), 1)]),
        (
            {"\na\n": "\nc\n", "\nb\n": "\nc\n"},
            {"\nx\n": "\nz\n"},
            [(True, "source", ("B",), 1), (False, "both", ("A",), 1)],
        ),
        ({}, {"\nx\n": "\nz\n"}, [(False, "translation", ("A",), 1)]),
        ({"## B": "## C <!-- #c -->\n## B"}, {}, [(False, "missing", ("C",), 0)]),
        (
            {"## B": "## C <!-- #c -->\n## B"},
            {"## Y": "## Z <!-- #c -->\n## Y"},
            [(False, "new", ("C",), 1)],
        ),
        ({"## A <!-- #a -->\na\n": ""}, {}, [(False, "removed", ("X",), 0)]),
    ],
)
def test_what_lags(
    nl: dict[str, str], en: dict[str, str], lags: list[tuple[bool, str, tuple[str, ...], int]]
) -> None:
    record = "".join(
        f"{record_line(part.key, part.now)}\n"
        for part in compare("p", NL_PAGE, EN_PAGE, {}).values()
        if part.now
    )
    old = {"docs/nl/p.md": NL_PAGE, "docs/en/p.md": EN_PAGE, "docs/en/translations.lock": record}
    new = old | {
        path: reduce(lambda text, it: text.replace(*it), edits.items(), old[path])
        for path, edits in (("docs/nl/p.md", nl), ("docs/en/p.md", en))
    }
    changes = [Change(path, "M", path) for path in old if old[path] != new[path]]
    found = find_lags(changes, ["nl", "en"], lambda path: new.get(path, ""), old.__getitem__)
    assert [(it.critical, it.state, it.parts, len(it.lines)) for it in found] == lags
    assert all(line.endswith(" meaning") for it in found for line in it.meant)
    assert all(it.meant for it in found if it.critical)
    # What was told is not told again to the next author of the page.
    assert find_lags(changes, ["nl", "en"], new.__getitem__, new.__getitem__) == []
    # The lines that are printed bring the record up to date.
    said = dict(line.split(" ", 1) for it in found for line in it.lines)
    lines = {**dict(line.split(" ", 1) for line in record.splitlines()), **said}
    new["docs/en/translations.lock"] = "".join(f"{a} {b}\n" for a, b in sorted(lines.items()))
    left = find_lags(changes, ["nl", "en"], lambda path: new.get(path, ""), old.__getitem__)
    assert {it.state for it in left} <= {"missing", "removed"}


def test_words_outside_pages_lag_as_a_whole() -> None:
    changes = [Change("docs/nl/strings.yml", "M", "docs/nl/strings.yml")]
    found = find_alone(changes, ["nl", "en"], lambda _: "new")
    assert found == [("docs/nl/strings.yml", "docs/en/strings.yml")]


def test_changes_as_git_tells_them() -> None:
    assert find_changes("M\0docs/é b.md\0R087\0docs/nl/a.md\0docs/nl/c.md\0") == [
        Change("docs/nl/c.md", "R", "docs/nl/a.md"),
        Change("docs/é b.md", "M", "docs/é b.md"),
    ]


def test_nothing_that_an_author_writes_is_read_as_markup_or_as_a_command() -> None:
    assert safe("a <b> [c](d)\n*e* `<f>`") == r"a \<b\> \[c\](d) \*e\* `<f>`"
    fault = Fault("docs/a,b:c.md", 1, "x\n::error::y", "100 %")
    assert annotation(fault) == (
        "::error file=docs/a%2Cb%3Ac.md,line=1::x%0A::error::y; 100 %25%0Ax%0A::error::y; 100 %25"
    )


def test_a_link_is_found_by_its_whole_address() -> None:
    assert lines_with("a.md", "[x](b/a.md)\n[x](a.md#b)\n[x](<a.md>)\n[y]: a.md\n") == [3, 4]


def test_the_table_holds_no_message_that_nothing_says() -> None:
    said = {text for _, *texts in MKDOCS for text in texts} | {"did you mean `{}`?"}
    for path in (ROOT / "hooks").rglob("*.py"):
        said |= set(templates(ast.parse(path.read_text("utf-8"))))
    said = {re.sub(r"\{\w+\}", "{}", text) for text in said}
    assert [text for text in DUTCH if text not in said] == []


def templates(tree: ast.AST) -> Iterator[str]:
    """Yield the texts in a program, with `{}` for what is only known when it runs."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(it.value) if isinstance(it, ast.Constant) else "{}" for it in node.values
            )


def test_both_languages_have_the_same_gaps() -> None:
    for dutch, english in WORDS.values():
        assert set(re.findall(r"\{\w+\}", dutch)) == set(re.findall(r"\{\w+\}", english))
    for english, dutch in DUTCH.items():
        assert english.count("{}") == dutch.count("{}")
