import os
import subprocess
from pathlib import Path

from sitemap import last_changes


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder,
        env={**os.environ, "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"},
        check=True,
        capture_output=True,
    )


def write(folder: Path, day: str, **pages: str) -> None:
    """Commit pages below docs/ on a day."""
    for name, text in pages.items():
        path = folder / "docs" / "nl" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--message=A change", day=day)


def test_each_file_has_the_day_of_its_last_change(tmp_path: Path) -> None:
    git(tmp_path, "init")
    write(tmp_path, "2026-02-01", thuis="a", één="a")
    write(tmp_path, "2026-03-01", thuis="b")
    (tmp_path / "other.txt").write_text("not below the folder")
    write(tmp_path, "2026-04-01", nieuw="a")
    assert last_changes(tmp_path / "docs") == {
        "nl/nieuw.md": "2026-04-01",
        "nl/thuis.md": "2026-03-01",
        "nl/één.md": "2026-02-01",
    }


def test_without_all_history_nothing_is_said(tmp_path: Path) -> None:
    whole, shallow = tmp_path / "whole", tmp_path / "shallow"
    whole.mkdir()
    git(whole, "init")
    write(whole, "2026-02-01", thuis="a")
    write(whole, "2026-03-01", nieuw="a")
    git(tmp_path, "clone", "--depth=1", f"file://{whole}", str(shallow))
    assert (shallow / "docs" / "nl" / "thuis.md").is_file()
    assert last_changes(shallow / "docs") == {}


def test_without_git_nothing_is_said(tmp_path: Path) -> None:
    assert last_changes(tmp_path) == {}
