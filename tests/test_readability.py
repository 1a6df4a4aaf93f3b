import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kit.readability import Measure, dutch, english, measure, score, table
from project import ROOT

HERE = Path(__file__).parent


@pytest.mark.parametrize(("language", "count"), [("nl", dutch), ("en", english)])
def test_gold_words(language: str, count: Callable[[str], int]) -> None:
    lines = (HERE / "readability" / f"{language}.txt").read_text("utf-8").splitlines()
    gold = {word: int(number) for word, number in map(str.split, lines)}
    wrong = [f"{word}: {count(word)}" for word in gold if count(word) != gold[word]]
    assert len(gold) == 60
    assert len(wrong) <= 3, wrong


def test_what_is_counted() -> None:
    text = (
        "---\nlead: Not this.\n---\n\n# Nor this\n\nI see a cat. It, e.g. Tom, is old.\n\n"
        "- one item\n\n| not | these |\n|---|---|\n"
    )
    assert measure(text, "en", ["e.g."]) == Measure(words=12, sentences=3, syllables=13, longest=6)
    assert measure("# Only a title\n", "en") is None
    assert measure("Drie zwarte-katten in 1969.", "nl") == Measure(4, 1, 7, 4)


def test_the_formulas() -> None:
    measured = Measure(words=100, sentences=10, syllables=150, longest=20)
    assert score(measured, "nl") == pytest.approx(206.835 - 9.3 - 115.5)
    assert score(measured, "en") == pytest.approx(206.835 - 10.15 - 126.9)
    assert score(measured, "fy") is None


def test_the_table_begins_with_the_hardest(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "easy.md").write_text("I see a cat. It is old.\n", "utf-8")
    (folder / "hard.md").write_text("Unquestionably extraordinary considerations.\n", "utf-8")
    lines = list(table(tmp_path, ["en"]))
    assert [line.split()[0] for line in lines if line] == ["en", "en/hard.md", "en/easy.md"]
    assert lines[2].split()[1:] == ["118.7", "3.5", "4", "7"]


def test_the_command_has_all_pages() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "kit.readability", "docs"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "hooks"},
        capture_output=True,
        text=True,
        check=True,
    )
    for page in (ROOT / "docs").rglob("*.md"):
        assert page.relative_to(ROOT / "docs").as_posix() in ran.stdout
