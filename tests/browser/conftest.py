"""A sample of pages that nobody edits, served from this machine."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from project import DAY, Once, copied, served

SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture(scope="session")
def sample(once: Once) -> Iterator[str]:
    """Return the address of a site of pages that nobody edits, built as on one day."""
    with served(once("sample", build_sample) / "site") as address:
        yield address


def build_sample(place: Path) -> None:
    place.mkdir()
    copied(place)
    for page in (place / "docs").rglob("*.md"):
        page.unlink()
    shutil.copytree(SAMPLE / "docs", place / "docs", dirs_exist_ok=True)
    shutil.copy(SAMPLE / "mkdocs.yml", place / "sample.yml")
    # Not strictly: the words of the site mention pages that the sample does not have.
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "sample.yml", "-d", "site"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": DAY}
    subprocess.run(command, cwd=place, env=environment, check=True, capture_output=True)
