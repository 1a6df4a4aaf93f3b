"""The real site, and a sample of pages that nobody edits, served from this machine."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from project import PARTS, ROOT, served

SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address at which the built site is served."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site of pages that nobody edits, built as on one day."""
    place = tmp_path_factory.mktemp("sample")
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, place / part)
    for page in (place / "docs").rglob("*.md"):
        page.unlink()
    shutil.copytree(SAMPLE / "docs", place / "docs", dirs_exist_ok=True)
    shutil.copy(SAMPLE / "mkdocs.yml", place / "sample.yml")
    # Not strictly: the words of the site mention pages that the sample does not have.
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "sample.yml", "-d", "site"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795305600"}
    subprocess.run(command, cwd=place, env=environment, check=True, capture_output=True)
    with served(place / "site") as address:
        yield address
