"""The look at the sources: what it prints and lets be, how long it takes, what runs meanwhile."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checks import before, config, limits, markdown
from checks.faults import Place
from kit.source import read_text
from project import ROOT, at, build, replace
from test_contributing import GUIDES, examples, insert, whole_pages

EXPECTED = config.read_expected()


def look(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Look at a project with the check of this one, as the workflow does."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "checks.before"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_site_is_in_order_and_nothing_is_said() -> None:
    ran = look(ROOT)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_all_faults_come_at_once_and_sorted(project: Path) -> None:
    pages = project / "docs" / "nl"
    (pages / "b.md").write_text(
        "---\naudience: []\n---\n\n<b>x</b>\n\n[a](http://a.nl/)\n", "utf-8"
    )
    (pages / "a.js").write_text("1", "utf-8")
    replace(project / "mkdocs.yml", "anchors: warn", "anchors: info")
    ran = look(project)
    assert ran.returncode == 1
    assert ran.stderr == ""
    assert [line.partition("; ")[0] for line in ran.stdout.splitlines()] == [
        "docs/nl/a.js:1:1: `a.js` is no kind of file for a language",
        "docs/nl/b.md:5:1: `<b>` is HTML",
        "docs/nl/b.md:7:5: the address `http://a.nl/` begins with `http:`",
        f"{at(project, 'mkdocs.yml', 'anchors: info')}:12: `validation.anchors: info` is not what "
        "the site needs",
    ]


def test_nothing_of_what_is_looked_at_runs(project: Path) -> None:
    """Neither a tag of mkdocs.yml, nor a module that has the name of one of ours or of Python's."""
    canary = project / "canary"
    code = f"open({str(canary)!r}, 'w').close()\n"
    for name in ("yaml.py", "re.py", "checks.py", "sitecustomize.py", "hooks/checks/before.py"):
        (project / name).write_text(code, "utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f'\nx: !!python/object/apply:os.system ["touch {canary}"]\n')
    ran = look(project)
    assert not canary.exists()
    assert "the YAML tag `!!python/object/apply:os.system`; take it out" in ran.stdout


def test_a_change_of_the_generator_comes_with_a_change_of_the_list(project: Path) -> None:
    new = "  - hooks/data.py\n", "  - hooks/data.py\n  - hooks/new.py\n"
    replace(project / "mkdocs.yml", *new)
    (project / "hooks" / "new.py").write_text('"""New."""\n', "utf-8")
    refused = look(project)
    assert "`hooks: hooks/new.py` is no part of the site; take it out" in refused.stdout
    assert "changes hooks/checks/expected.yml in the same commit" in refused.stdout
    theirs = project / "hooks" / "checks" / "expected.yml"
    replace(theirs, "    - hooks/data.py\n", "    - hooks/data.py\n    - hooks/new.py\n")
    assert look(project).returncode == 1  # a stranger's list does not count
    assert look(project, EXPECTED="hooks/checks/expected.yml").returncode == 0


def test_a_third_language_costs_one_entry(project: Path) -> None:
    entry = "        - {locale: de, name: Deutsch, build: true}\nmarkdown_extensions:"
    replace(project / "mkdocs.yml", "\nmarkdown_extensions:", entry)
    (project / "docs" / "de").mkdir()
    (project / "docs" / "de" / "index.md").write_text("---\naudience: []\n---\n\n# A\n", "utf-8")
    assert before.check(project, EXPECTED) == []


def test_it_takes_less_than_half_a_second() -> None:
    before.check(ROOT, EXPECTED)  # reads from the disk what the next reads from memory
    start = time.process_time()
    before.check(ROOT, EXPECTED)
    assert time.process_time() - start < 0.5


def test_everything_contributing_shows_is_let_through(project: Path) -> None:
    for language in GUIDES:
        for number, text in enumerate(whole_pages(language)):
            page = project / "docs" / language / "thuis" / f"pagina-{number}.md"
            page.parent.mkdir(exist_ok=True)
            page.write_text(text, "utf-8")
        insert_in = project / "docs" / language / "thuis" / "vrienden-over-de-vloer.md"
        insert_in.write_text(whole_pages(language)[0], "utf-8")
    for example in dict.fromkeys([*examples("nl", "yaml"), *examples("en", "yaml")]):
        insert(project, example)
    for example in examples("nl", "json"):
        path = project / "docs" / "references.json"
        works = json.loads(path.read_text("utf-8")) | json.loads(f"{{{example}}}")
        path.write_text(json.dumps(works, indent=2), "utf-8")
    assert before.check(project, EXPECTED) == []


@pytest.mark.parametrize("mark", limits.EXPENSIVE)
def test_the_site_is_far_from_the_limits(mark: str) -> None:
    pages = [read_text(path) for path in (ROOT / "docs").rglob("*.md")]
    assert max(page.count(mark) for page in pages) < limits.MARKS / 4
    assert max(len(page) for page in pages) < limits.BYTES[".md"] / 4
    assert max(len(line) for page in pages for line in page.split("\n")) < limits.LINE / 2


def test_a_page_of_brackets_is_looked_at_in_no_time() -> None:
    for text in ("[" * 50_000, "![" * 50_000, "<!--" * 25_000, "](" * 50_000, "> " * 50_000):
        start = time.process_time()
        list(limits.check_marks(Place(text))) or list(markdown.check(Place(text)))
        assert time.process_time() - start < 2


def test_the_list_speaks_of_files_that_are_there() -> None:
    hooks = [fact.value for fact in EXPECTED.facts if fact.keys == ("hooks",)]
    assert [name for name in hooks if not (ROOT / name).is_file()] == []
    listed = re.findall(r"^  - (hooks/\w+\.py)$", read_text(ROOT / "mkdocs.yml"), re.MULTILINE)
    assert hooks == listed


def test_without_this_look_the_build_says_so_too_and_does_not_break_down(
    project: Path, tmp_path: Path
) -> None:
    page, words = project / "docs" / "nl" / "index.md", project / "docs" / "nl" / "language.yml"
    notes = project / "docs" / "en" / "references.yml"
    page.write_bytes(page.read_bytes() + b"\nCaf\xe9\n")
    words.write_bytes(b"caf\xe9: a\n" + words.read_bytes())
    notes.write_bytes(b"# \x07\n" + notes.read_bytes())
    (project / "docs" / "en" / "words.txt").write_bytes(b"caf\xe9\n")
    (project / "docs" / "fingerprint.txt").write_bytes(b"\xff\xfe")
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    line = page.read_bytes().count(b"\n")
    for message in (
        f"docs/nl/index.md:{line}: a character that is no UTF-8; save the file as UTF-8",
        "docs/en/references.yml:1: YAML cannot be read; "
        "take out control characters, and lists within lists",
    ):
        assert f"WARNING -  {message}\n" in result.stderr


def test_the_author_of_a_pull_request_is_told_in_both_languages(project: Path) -> None:
    """As the first job of check.yml does: by this project's own copy, from within what was sent."""
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]

    def git(*arguments: str) -> None:
        command = ["git", *who, *arguments]
        subprocess.run(command, cwd=project, check=True, capture_output=True)

    def answer() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-P", ROOT / ".github" / "answer.py", "HEAD^1", "--before"],
            cwd=project,
            env={
                **os.environ,
                "GITHUB_ACTIONS": "true",
                "GITHUB_STEP_SUMMARY": str(project / "summary.md"),
                "PYTHONPATH": str(ROOT / "hooks"),
            },
            capture_output=True,
            text=True,
            check=False,
        )

    git("init", "--initial-branch=main")
    git("add", "docs", "mkdocs.yml")
    git("commit", "--message=Base")
    (project / "docs" / "nl" / "over" / "passwd.md").symlink_to("/etc/passwd")
    (project / "docs" / "nl" / "over" / "begrippen.md").write_bytes(b"---\naudience: []\n---\n\xe9")
    with (project / "docs" / "nl" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[klik](javascript:alert(1)) <b>\n")
    git("add", "docs")
    git("commit", "--message=Pull request")
    told = answer()
    line = (project / "docs" / "nl" / "index.md").read_text("utf-8").count("\n")
    assert (told.returncode, told.stderr) == (1, "")
    assert [shown[:58] for shown in told.stdout.splitlines()] == [
        shown[:58]
        for shown in (
            f"::error file=docs/nl/index.md,line={line}::`<b>` is HTML; schrijf het",
            f"::error file=docs/nl/index.md,line={line}::het adres `javascript:alert",
            "::error file=docs/nl/over/begrippen.md,line=4::de byte E9 is geen UTF-8",
            "::error file=docs/nl/over/passwd.md,line=1::a symbolic link; put the file",
        )
    ]
    summary = (project / "summary.md").read_text("utf-8")
    assert "# Nog niet klaar: 4 fouten" in summary
    assert "# Not ready yet: 4 faults" in summary
    assert "root:" not in summary  # what a link leads to is not read
    assert "Artifacts" not in summary  # no site was built
    assert not (project / "site-offline").exists()
    git("revert", "--no-edit", "HEAD")
    (project / "summary.md").unlink()
    assert answer().returncode == 0
    assert not (project / "summary.md").exists()  # the next job tells what the build makes of it
