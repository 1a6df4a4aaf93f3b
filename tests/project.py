"""The project under test, and how to build it."""

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
DAY = "1795305600"  # 22 November 2026, when no date on the site had passed
LATER = "1893456000"  # 1 January 2030, when all dates on the site have passed
Once = Callable[[str, Callable[[Path], None]], Path]
Window = Callable[..., Page]
# The environment is taken as it is, whatever the dates of the copies.
MAKE = ("make", "--assume-old=requirements.lock", "--assume-old=.venv/installed")
PARTS = ("docs", "hooks", "overrides", "mkdocs.yml")


def copied(folder: Path, *more: str) -> Path:
    """Copy what the site is made of into a folder, and more of the project; return the folder."""
    for part in (*PARTS, *more):
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, folder / part)
    return folder


def build(project: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project strictly, as `make build` does; return what it printed."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    return subprocess.run(
        command,
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def with_make(project: Path) -> Path:
    """Let make find in a copy of the project the tools that are installed here; return it."""
    shutil.copy(ROOT / "Makefile", project)
    (project / ".venv").symlink_to(ROOT / ".venv")
    return project


def few(project: Path, *names: str) -> None:
    """Leave only some pages in a copy, for a build that fails anyhow: each takes its time."""
    for page in (project / "docs").rglob("*.md"):
        if page.stem not in names:
            page.unlink()


def pages(site: Path) -> list[Path]:
    """Return the pages of a built site, without redirects and the page for missing ones."""
    return sorted(
        path
        for path in site.rglob("*.html")
        if path.name != "404.html" and 'http-equiv="refresh"' not in path.read_text("utf-8")
    )


def indexed(site: Path) -> list[Path]:
    """Return the pages that search engines may show, so without those that compare languages."""
    return [path for path in pages(site) if 'name="robots"' not in path.read_text("utf-8")]


def replace(path: Path, old: str, new: str) -> None:
    """Replace the first place of a text in a file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def at(project: Path, path: str, text: str) -> str:
    """Return `path:line` of the first place of a text in a file."""
    before, found, _ = (project / path).read_text("utf-8").partition(text)
    assert found
    return f"{path}:{before.count(chr(10)) + 1}"


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files as GitHub Pages does: 404.html for what is not there, and nothing is logged."""

    def log_message(self, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder from this machine for a while; yield its address."""
    handler = functools.partial(QuietHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
