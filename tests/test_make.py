"""What `make build` promises: the site whole, or the one that was there."""

import os
import re
import resource
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kit.swap import swap
from project import MAKE, ROOT, with_make
from small import small


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a small project in which make works."""
    return with_make(small(tmp_path))


def make(place: Path, *arguments: str, most: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run make; no file may be larger than `most`."""

    def limit() -> None:
        if most:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return subprocess.run(
        [*MAKE, *arguments],
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )


def test_a_fault_stops_the_build_and_leaves_the_site_that_was_there(place: Path) -> None:
    built = make(place, "build")
    assert (built.returncode, built.stderr) == (0, "")
    assert "INFO" not in built.stdout
    assert re.fullmatch(r"\.site/\d+\.\d+", str((place / "site").readlink()))
    (place / "site" / "index.html").write_text("old", "utf-8")
    with (place / "docs" / "de" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[x](y.md)\n")
    broken = make(place, ".SHELLFLAGS=-c", "build")  # as make 3.81, which knows no others
    assert broken.returncode == 2
    assert "contains a link 'y.md'" in broken.stdout
    assert (place / "site" / "index.html").read_text("utf-8") == "old"
    assert len(list((place / ".site").iterdir())) == 1


def test_a_build_that_is_killed_or_has_no_room_leaves_the_site_that_was_there(place: Path) -> None:
    old = place / ".site" / "99999999"  # no process has such a number
    old.mkdir(parents=True)
    (old / "index.html").write_text("old", "utf-8")
    (place / "site").symlink_to(".site/99999999")

    with started(place) as build:
        wait_for(lambda: list((place / ".site").glob("*/**/abend/index.html")))
        os.killpg(build.pid, signal.SIGKILL)
    assert (place / "site" / "index.html").read_text("utf-8") == "old"
    assert len(list((place / ".site").iterdir())) == 2  # what was killed could not clean up

    full = make(place, "build", most=20_000)  # bytes a file: as on a disk that is full
    assert full.returncode == 2
    assert "File too large" in full.stdout
    assert (place / "site" / "index.html").read_text("utf-8") == "old"

    with started(place) as one, started(place) as other:
        pass
    assert (one.returncode, other.returncode) == (0, 0)
    assert "Schlafwegweiser" in (place / "site" / "index.html").read_text("utf-8")
    left = {path.name for path in (place / ".site").iterdir()}
    assert (place / "site").readlink().name in left
    # What a killed process left goes with the build after it is reaped, which may take a second.
    assert old.name not in left


def test_a_build_leaves_nothing_of_others_but_of_those_that_run(tmp_path: Path) -> None:
    builds = tmp_path / ".site"
    ours, gone, runs = os.getpid(), 99999999, os.getppid()
    for name in (f"{ours}.1", f"{ours}.2", f"{gone}.1", f"{runs}.1"):
        (builds / name).mkdir(parents=True)
    for name in (f"{ours}.2.link", f"{gone}.1.link"):  # of builds that were killed
        (builds / name).symlink_to("nothing")
    site = tmp_path / "site"
    site.symlink_to(f".site/{ours}.1")  # in a container the number of a process comes again
    swap(builds / f"{ours}.2", site)
    assert str(site.readlink()) == f".site/{ours}.2"
    assert {path.name for path in builds.iterdir()} == {f"{ours}.2", f"{runs}.1"}


def started(place: Path) -> subprocess.Popen[bytes]:
    """Start a build in a group of processes of its own, which can be killed as one."""
    return subprocess.Popen([*MAKE, "build"], cwd=place, start_new_session=True)


def wait_for(holds: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_git_keeps_nothing_that_is_built() -> None:
    listed = ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"]
    kept = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True)
    assert kept.stdout == ""
