"""Languages that are built apart and joined are the site that is built at once."""

import subprocess
import sys
from pathlib import Path

from project import ROOT, build


def files(folder: Path) -> dict[str, bytes]:
    """Return what is in each file, but for archives: they have the time of the build in them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".gz"
    }


def test_parts_that_are_joined_are_the_whole_site(site: Path, tmp_path: Path) -> None:
    whole, parts = files(site), {}
    for language in ("nl", "en"):
        part = tmp_path / "parts" / language
        result = build(ROOT, part, ONLY_LANGUAGE=language)
        assert result.returncode == 0, result.stderr
        parts[language] = {name: text for name, text in files(part).items() if "html" in name}
    assert [name for name, text in parts["nl"].items() if text != whole[name]] == []
    assert [name for name, text in parts["en"].items() if text != whole[name]] == []
    assert not [name for name in parts["nl"] if name.startswith("en/")]
    assert {name for name in parts["en"] if not name.startswith("en/")} <= {"404.html"}

    command = [sys.executable, "-m", "kit.join", str(tmp_path / "parts"), str(tmp_path / "joined")]
    ran = subprocess.run(
        command, cwd=ROOT, env={"PYTHONPATH": "hooks"}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    joined = files(tmp_path / "joined")
    assert joined.keys() == whole.keys()
    assert [name for name, text in whole.items() if joined[name] != text] == []


def test_a_language_that_the_site_does_not_have(tmp_path: Path) -> None:
    result = build(ROOT, tmp_path / "site", ONLY_LANGUAGE="xx")
    assert result.returncode == 1
    assert "mkdocs.yml:1: there is no language `xx`; known: nl, en" in result.stderr
