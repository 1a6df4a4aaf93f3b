"""What `make build` promises: the site whole, or the one that was there."""

import shutil
import subprocess
from pathlib import Path

import pytest

from project import ROOT


@pytest.fixture
def place(project: Path) -> Path:
    """Return a copy of the project in which make finds the tools that are installed here."""
    shutil.copy(ROOT / "Makefile", project)
    (project / ".venv").symlink_to(ROOT / ".venv")
    return project


def make(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # The environment is taken as it is, whatever the dates of the copies.
    command = ["make", "--assume-old=requirements.lock", "--assume-old=.venv/installed", *arguments]
    return subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)


def test_a_fault_stops_the_build_and_leaves_the_site_that_was_there(place: Path) -> None:
    built = make(place, "build")
    assert (built.returncode, built.stderr) == (0, "")
    assert "INFO" not in built.stdout
    (place / "site" / "index.html").write_text("old", "utf-8")
    with (place / "docs" / "nl" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[x](y.md)\n")
    broken = make(place, "build")
    assert broken.returncode == 2
    assert "contains a link 'y.md'" in broken.stdout
    assert (place / "site" / "index.html").read_text("utf-8") == "old"
    assert not [path.name for path in place.glob(".site.*")]
