import shutil
from pathlib import Path

import pytest

import spelling
from project import ROOT


@pytest.fixture(scope="module", autouse=True)
def dictionaries() -> None:
    """Have the dictionaries, as `make spell` has."""
    assert spelling.install() == ""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for language in spelling.DICTIONARIES:
        (tmp_path / "docs" / language).mkdir(parents=True)
    return tmp_path / "docs"


def found(docs: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return what is printed of a folder, without the way to it."""
    code = spelling.main(docs)
    out = capsys.readouterr().out
    assert code == bool(out)
    return out.replace(f"{docs.parent.as_posix()}/", "").splitlines()


def test_unknown_words(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "nl" / "page.md").write_text(
        "---\nlead: Een huisartsenpost in de burt.\n---\n\n# Qwrtzlen\n\nÉén café ’s nachts.\n",
        "utf-8",
    )
    (docs / "en" / "page.md").write_text(
        "# Colour and behaviour\n\nThe child's half-asleep frend, `xyzzy`,\nand a behavior.\n",
        "utf-8",
    )
    assert found(docs, capsys) == [
        "docs/nl/page.md:2: unknown word “burt”; did you mean “buurt”? "
        "else add it to docs/nl/words.txt if it is right",
        "docs/nl/page.md:5: unknown word “Qwrtzlen”; "
        "add it to docs/nl/words.txt if it is right",
        "docs/en/page.md:3: unknown word “frend”; did you mean “friend”? "
        "else add it to docs/en/words.txt if it is right",
        "docs/en/page.md:4: unknown word “behavior”; did you mean “behaviour”? "
        "else add it to docs/en/words.txt if it is right",
    ]  # fmt: skip


def test_our_own_words(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "en" / "words.txt").write_text("de fiets\nhuisarts\n", "utf-8")
    (docs / "en" / "page.md").write_text(
        "A Huisarts, the huisarts's car, a\nhuisarts-car: de\nfiets.\n\nA fiets.\n", "utf-8"
    )
    assert found(docs, capsys) == [
        "docs/en/page.md:5: unknown word “fiets”; did you mean “filets”? "
        "else add it to docs/en/words.txt if it is right",
    ]  # fmt: skip


def test_a_list_that_is_not_sorted(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "nl" / "words.txt").write_text("b\nA\na\n", "utf-8")
    assert found(docs, capsys) == [
        "docs/nl/words.txt:2: “A” is not in its place; sort the list, each word once",
        "docs/nl/words.txt:3: “a” is not in its place; sort the list, each word once",
    ]


def test_words_in_strings(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "en" / "strings.yml").write_text(
        'xyzzy:\n  a: "A {xyzzy} and [a xyzy](helpline:xyzzy)"\n  b: [xyzzy, the qwrtzlen]\n',
        "utf-8",
    )
    assert found(docs, capsys) == [
        "docs/en/strings.yml:2: unknown word “xyzy”; "
        "add it to docs/en/words.txt if it is right",
        "docs/en/strings.yml:3: unknown word “qwrtzlen”; "
        "add it to docs/en/words.txt if it is right",
    ]  # fmt: skip


def test_without_dictionaries_it_says_what_is_missing(
    docs: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert spelling.main(docs) == 1
    assert capsys.readouterr().err == (
        "make spell: install hunspell with nl_NL, en_GB and try again\n"
    )


def test_our_lists_have_no_word_that_no_page_has() -> None:
    for language in spelling.DICTIONARIES:
        folder = ROOT / "docs" / language
        files = [*folder.rglob("*.md"), folder / "strings.yml"]
        text = " ".join(" ".join(path.read_text("utf-8").split()) for path in files).casefold()
        lines = (folder / "words.txt").read_text("utf-8").splitlines()
        assert not [line for line in lines if line.casefold() not in text]
