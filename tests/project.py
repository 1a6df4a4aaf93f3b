"""The project under test, and how to build it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PARTS = ("docs", "hooks", "overrides", "mkdocs.yml")


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


def pages(site: Path) -> list[Path]:
    """Return the pages of a built site, without redirects and the page for missing ones."""
    return sorted(
        path
        for path in site.rglob("*.html")
        if path.name != "404.html" and 'http-equiv="refresh"' not in path.read_text("utf-8")
    )


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
