import re
import subprocess
import sys
from pathlib import Path

import pytest

from overlap import DIGITS, RUN, add, check, check_fingerprint, hashes, runs, words
from project import ROOT, at, build, few, replace

TEXT = "The old ferry leaves at seven each morning, and nobody on the island misses it.\n"
PAIR = "  - hooks/pair.py\n"  # in mkdocs.yml, before ours
REMEDY = "say it in words of your own"


@pytest.mark.parametrize(
    ("page", "faults"),
    [
        ("Nobody on the island misses it.\n", []),  # a run of seven is not one
        (
            "# A\n\nHe said: leaves at seven each morning, and nobody on time.\n",
            [
                (
                    3,
                    "8 words in a row stand in a reference text too: "
                    "“leaves at seven each morning and nobody on”",
                    REMEDY,
                )
            ],
        ),
        (
            "---\nlead: THE OLD FÉRRY LEAVES\n  at seven each morning and nobody on the\n---\n",
            [
                (
                    2,
                    "12 words in a row stand in a reference text too: "
                    "“the old ferry leaves at seven each morning and nobody on the”",
                    REMEDY,
                )
            ],
        ),
        (
            f"{TEXT}\nAnd once more:\n\n{TEXT}",
            [
                (
                    line,
                    "15 words in a row stand in a reference text too: "
                    "“the old ferry leaves at seven each morning and nobody on the …”",
                    REMEDY,
                )
                for line in (1, 5)
            ],
        ),
        ("The *old* ferry, leaves at - seven, each day and nobody on the quay.\n", []),
    ],
)
def test_faults(page: str, faults: list[tuple[int, str, str]]) -> None:
    assert list(check(page, hashes([TEXT]))) == faults


def test_the_title_of_a_work_is_free() -> None:
    title = "The old ferry leaves at seven each morning"
    known = hashes([TEXT]) - hashes([title])
    assert list(check(f"A book: *{title}*.\n", known)) == []
    assert [fault.line for fault in check(f"{title}, and he knew it.\n", known)] == [1]


def test_words_at_line_ends_are_joined_in_the_reference_text_only() -> None:
    assert words("Co\u00adöp’s well-known\nend") == [
        "coop’s",
        "well-known",
        "end",
    ]
    broken = TEXT.replace("morning", "morn-\ning")
    assert hashes([broken]) == hashes([TEXT])


def test_a_text_is_added(tmp_path: Path) -> None:
    fingerprint, text = tmp_path / "fingerprint.txt", tmp_path / "text.txt"
    text.write_text(TEXT, "utf-8")
    assert add(fingerprint, text) == f"{fingerprint}: 8 runs added, 8 in all"
    assert add(fingerprint, text) == f"{fingerprint}: 0 runs added, 8 in all"
    text.write_text(TEXT.replace("ferry", "ship"), "utf-8")
    assert add(fingerprint, text) == f"{fingerprint}: 3 runs added, 11 in all"
    lines = fingerprint.read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert not [line for line in lines if not re.fullmatch(rf"[0-9a-f]{{{DIGITS}}}", line)]


def test_the_command_adds_a_text(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    command = [sys.executable, str(ROOT / "hooks" / "overlap.py"), "fingerprint.txt", "text.txt"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ran.stdout == "fingerprint.txt: 8 runs added, 8 in all\n"


def test_a_line_that_is_no_hash() -> None:
    assert list(check_fingerprint("0123456789abcdef\nThe old ferry leaves at seven\n")) == [
        (
            2,
            "`The old ferry leaves` is no hash",
            "restore the file; `make fingerprint TEXT=...` adds to it",
        )
    ]


def test_the_fingerprint_is_sorted_and_holds_no_words() -> None:
    text = (ROOT / "docs" / "fingerprint.txt").read_text("utf-8")
    assert list(check_fingerprint(text)) == []
    assert text.splitlines() == sorted(set(text.splitlines()))


def test_the_build_names_the_line(project: Path, tmp_path: Path) -> None:
    few(project, "index")
    listed = project / "mkdocs.yml"
    if "hooks/overlap.py" not in listed.read_text("utf-8"):
        replace(listed, PAIR, f"{PAIR}  - hooks/overlap.py\n")
    page, fingerprint = project / "docs" / "en" / "index.md", project / "docs" / "fingerprint.txt"
    page.write_text(f"{page.read_text('utf-8')}\n{TEXT}", "utf-8")
    known = sorted({*fingerprint.read_text("utf-8").split(), *hashes([TEXT])})
    fingerprint.write_text("".join(f"{digest}\n" for digest in known), "utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    where = at(project, "docs/en/index.md", TEXT)
    assert f"{where}: 15 words in a row stand in a reference text too: “the old" in result.stderr
    assert not list((tmp_path / "site").rglob("fingerprint.txt"))


def test_a_hash_for_each_run() -> None:
    assert len(list(runs(["a"] * (RUN + 2)))) == 3
    assert list(runs(["a"] * (RUN - 1))) == []
