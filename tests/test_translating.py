"""The editors' command on a small repository: squashed, cloned without its past, in one branch."""

import subprocess
from pathlib import Path

import pytest

from kit.translating import languages_of, main, word_diff
from kit.translation import NAME
from project import ROOT, replace

CONFIG = """\
plugins:
  - i18n:
      languages:
        - locale: en
        - locale: nl
          default: true
"""
PAGE = "# T\n\n{0}\n\n## A <!-- #a -->\n\n{1}\n\n## B <!-- #b -->\n\n{2}\n"
LONG = "one two three four five six seven eight nine ten"


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a site of one page in two languages, all of it translated, in one commit."""
    root = tmp_path / "site"
    for language in ("nl", "en"):
        page = root / "docs" / language / "part" / "page.md"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE.format("x", f"{LONG} old {LONG}", "y"), "utf-8")
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    assert main(root, "translated", "en") == 0
    git(root, "init", "--initial-branch=main")
    commit(root)
    return root


def commit(root: Path) -> None:
    git(root, "add", ".")
    git(root, "commit", "--message=x")


def listed(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert main(root) == 0
    return capsys.readouterr().out.splitlines()


def page(root: Path, language: str) -> Path:
    return root / "docs" / language / "part" / "page.md"


CHANGED = [
    "docs/en/part/page.md",
    "  en/part/page#a: the source changed",
    "    docs/nl/part/page.md:5",
    "    docs/en/part/page.md:5",
    "    … five six seven eight nine ten [-old-] {+new+} one two three four five six …",
    "1 of 3 parts are not up to date",
    "when one is: make translated PART=en/part/page#a",
    "  with WORDING=1 if the source changed in wording only, the translation still right",
    "  with MEANING=1 if it is not yet, and the source changed in meaning",
]


def test_nothing_lags(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(repository, capsys) == ["0 of 3 parts are not up to date"]


def test_a_change_is_shown_before_and_after_its_commit_and_after_the_page_moved(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(page(repository, "nl"), "old", "new")
    assert listed(repository, capsys) == CHANGED
    commit(repository)
    assert listed(repository, capsys) == CHANGED
    for language in ("nl", "en"):
        git(repository, "mv", f"docs/{language}/part/page.md", f"docs/{language}/moved.md")
    moved = repository / "docs" / "nl" / "moved.md"
    moved.write_text(f"---\nredirect_from: [part/page]\n---\n{moved.read_text('utf-8')}", "utf-8")
    commit(repository)
    assert CHANGED[4] in listed(repository, capsys)


def test_a_branch_that_was_squashed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(repository, "checkout", "-b", "proposal")
    replace(page(repository, "nl"), "old", "newer")
    commit(repository)
    replace(page(repository, "nl"), "newer", "new")
    replace(page(repository, "nl"), "y", "z")
    replace(page(repository, "en"), "y", "z")
    assert main(repository, "translated", "en/part/page#b") == 0
    commit(repository)
    assert listed(repository, capsys) == CHANGED
    git(repository, "checkout", "main")
    git(repository, "merge", "--squash", "proposal")
    commit(repository)
    git(repository, "branch", "-D", "proposal")
    assert listed(repository, capsys) == CHANGED


def test_a_shallow_clone_knows_what_lags_and_says_what_it_cannot_show(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(page(repository, "nl"), "old", "new")
    commit(repository)
    git(tmp_path, "clone", "--depth=1", f"file://{repository}", "clone")
    said = listed(tmp_path / "clone", capsys)
    assert said[4] == (
        "    what was translated is not in the history here; `git fetch --unshallow` brings it all"
    )
    assert [*said[:4], *said[5:]] == [*CHANGED[:4], *CHANGED[5:]]
    git(tmp_path / "clone", "fetch", "--unshallow")
    assert listed(tmp_path / "clone", capsys) == CHANGED


def test_a_page_and_a_section_that_are_not_translated(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "docs" / "nl" / "new.md").write_text(PAGE.format(1, 2, 3), "utf-8")
    replace(page(repository, "en"), "## B <!-- #b -->\n", "")
    assert listed(repository, capsys)[:6] == [
        "docs/en/new.md: not translated",
        "docs/en/part/page.md",
        "  en/part/page#a: the translation changed alone",
        "    docs/nl/part/page.md:5",
        "    docs/en/part/page.md:5",
        "  en/part/page#b: the translation does not have it",
    ]


def test_translated(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(page(repository, "nl"), "old", "new")
    assert main(repository, "translated", "en/part/page#a") == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "docs/en/part/page.md:5: the source changed and this did not; "
        "translate it, or add WORDING=1 if it is still right"
    )
    replace(page(repository, "en"), "old", "new")
    assert main(repository, "translated", "en/part/page#a") == 0
    assert capsys.readouterr().out == "1 of 3 parts: translated\n"
    assert listed(repository, capsys) == ["0 of 3 parts are not up to date"]


def test_wording(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(page(repository, "nl"), "old", "new")
    assert main(repository, "wording", "en/part/page") == 0
    assert listed(repository, capsys) == ["0 of 3 parts are not up to date"]


def test_meaning(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = repository / "docs" / "en" / NAME
    assert main(repository, "meaning", "en/part/page#a") == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "docs/en/part/page.md:5: the source did not change; leave out MEANING=1"
    )
    replace(page(repository, "nl"), "old", "new")
    before = record.read_text("utf-8").splitlines()
    assert main(repository, "meaning", "en/part/page#a") == 0
    assert record.read_text("utf-8").splitlines() == [before[0], f"{before[1]} meaning", before[2]]
    assert listed(repository, capsys) == CHANGED
    assert main(repository, "wording", "en/part/page#a") == 0
    assert "meaning" not in record.read_text("utf-8")


def test_what_cannot_be_marked(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(page(repository, "nl"), "## A <!-- #a -->", "## C <!-- #c -->")
    assert main(repository, "translated", "en") == 1
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "docs/en/part/page.md:5: the source has no `#a`; take it out here",
        "docs/en/part/page.md: `#c` is not translated; translate it, with its id",
    ]
    assert main(repository, "translated", "en/part/pag") == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "there is no `en/part/pag`; write `en`, `en/page` or `en/page#id`"
    )


def test_the_languages_of_the_site() -> None:
    assert languages_of((ROOT / "mkdocs.yml").read_text("utf-8"))[0] == "nl"
    assert languages_of(CONFIG) == ["nl", "en"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("a b c", "a d c", "a [-b-] {+d+} c"),
        ("a", "a b", "a {+b+}"),
        ("a b", "b", "[-a-] b"),
    ],
)
def test_word_diff(old: str, new: str, said: str) -> None:
    assert " ".join(word_diff(old.split(), new.split())) == said
