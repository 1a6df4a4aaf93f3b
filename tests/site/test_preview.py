"""`mkdocs serve`, as an editor uses it: edit, look, edit again, without a restart."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from html import unescape
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from project import at, replace
from small import small

FAULT = "In dieser Fassung ist ein Fehler"
PATIENCE = 60  # seconds; a busy machine builds slowly


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small(tmp_path)


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    """Serve the copy of the project that the test edits."""
    environment, said = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}, project / "terminal"
    for _ in range(5):  # another may take the port before the server does, which then ends
        place = f"127.0.0.1:{free_port()}"
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", place]
        with (
            said.open("w") as terminal,
            subprocess.Popen(command, cwd=project, env=environment, stderr=terminal) as server,
        ):
            while server.poll() is None and "Serving on" not in said.read_text("utf-8"):
                time.sleep(0.1)
            if server.poll() is None:
                yield f"http://{place}"
                server.terminate()
                return
    raise AssertionError(said.read_text("utf-8"))


def free_port() -> int:
    """Return a port that nobody uses right now."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def wait_for(url: str, holds: Callable[[str], bool]) -> str:
    """Ask for a page until something holds of it."""
    end, html = time.monotonic() + PATIENCE, ""
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=PATIENCE) as response:
                html = response.read().decode()
        except (URLError, ConnectionError):
            html = ""
        if html and holds(html):
            return html
        time.sleep(0.2)
    raise AssertionError(f"not within {PATIENCE} s: {html[:2000]}")


def test_edits_of_every_kind_are_shown(project: Path, address: str) -> None:
    page = project / "docs" / "de" / "schlaf" / "abend.md"
    url = f"{address}/schlaf/abend/"
    html = wait_for(url, lambda html: "Dein Abend" in html)
    assert FAULT not in html

    replace(page, "# Dein Abend", "# Anderer Titel")
    wait_for(url, lambda html: "Anderer Titel" in html)

    replace(project / "docs" / "de" / "strings.yml", "reset: Alles", "reset: Wirklich alles")
    wait_for(url, lambda html: "Wirklich alles leeren" in html)

    replace(project / "overrides" / "partials" / "content.html", '<p class="lead">', "<p id=warm>")
    wait_for(url, lambda html: "<p id=warm>" in html)

    replace(project / "overrides" / "assets" / "site.css", ".summary {", ".summary { opacity: 0.1;")
    wait_for(f"{address}/assets/site.css", lambda css: ".summary{opacity:0.1;" in css)

    replace(project / "hooks" / "checklist.py", '"type": "reset"', '"type": "reset", "name": "n"')
    wait_for(url, lambda html: 'name="n"' in html)


def test_a_broken_edit_is_shown_and_its_repair_comes_back(project: Path, address: str) -> None:
    page = project / "docs" / "de" / "schlaf" / "abend.md"
    url = f"{address}/schlaf/abend/"
    wait_for(url, lambda html: "Dein Abend" in html)

    replace(page, " <!-- #wach -->", "")
    html = wait_for(url, lambda html: FAULT in html)
    place = at(project, "docs/de/schlaf/abend.md", "- [ ] Ich liege lange wach")
    fault = f"{place}: the item “Ich liege lange wach"
    assert fault in html
    assert fault in (project / "terminal").read_text("utf-8")

    replace(page, "lange wach\n", "lange wach <!-- #wach -->\n")
    wait_for(url, lambda html: FAULT not in html)

    replace(page, "audience: [adults]", 'audience: ["adults]')
    html = wait_for(url, lambda html: "a quote is opened and never closed" in html)
    replace(page, 'audience: ["adults]', "audience: [adults]")
    wait_for(url, lambda html: FAULT not in html)

    replace(project / "docs" / "de" / "strings.yml", "checklist:", "checklst:")
    wait_for(url, lambda html: "unknown key `checklst`" in html)
    replace(project / "docs" / "de" / "strings.yml", "checklst:", "checklist:")
    wait_for(url, lambda html: FAULT not in html and "Alles leeren" in html)

    hook = project / "hooks" / "checklist.py"
    for good, bad, problem in (
        ('{"type": "reset"}', '{"type": reset}', "NameError: name 'reset' is not defined"),
        ("def check(", "return\n\n\ndef check(", "'return' outside function"),
    ):
        place = at(project, "hooks/checklist.py", good)
        replace(hook, good, bad)
        html = wait_for(url, lambda html: FAULT in html)
        assert f"{place}: {problem}" in unescape(html)
        assert "Alles leeren" in html  # the page of before, below what is wrong
        assert f"{place}: {problem}" in (project / "terminal").read_text("utf-8")
        replace(hook, bad, good)
        wait_for(url, lambda html: FAULT not in html)
