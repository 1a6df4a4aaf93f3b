"""A real browser on the real site, served from this machine."""

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from project import PARTS, ROOT

SAMPLE = Path(__file__).parent / "sample"


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder and give its address."""
    handler = functools.partial(QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium: this machine's, or Playwright's own. Without either the tests fail."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=[
                "--no-sandbox",  # as root, in a container
                "--font-render-hinting=none",  # letters of one shape on every machine
            ],
            # As with a reader, a page may come back from the history as it was left.
            ignore_default_args=["--disable-back-forward-cache"],
        )
