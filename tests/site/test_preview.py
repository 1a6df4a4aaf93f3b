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

PATIENCE = 60  # seconds; a busy machine builds slowly


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    """Serve the copy of the project that the test edits."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with (
        (project / "terminal").open("w") as terminal,
        subprocess.Popen(command, cwd=project, env=environment, stderr=terminal) as server,
    ):
        yield f"http://127.0.0.1:{port}"
        server.terminate()


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
    page = project / "docs" / "nl" / "herkennen" / "gedrag.md"
    url = f"{address}/herkennen/gedrag/"
    html = wait_for(url, lambda html: "Signalen in gedrag" in html)
    assert "Er zit een fout" not in html

    replace(page, "# Signalen in gedrag", "# Andere titel")
    wait_for(url, lambda html: "Andere titel" in html)

    replace(project / "docs" / "nl" / "strings.yml", "reset: Alles", "reset: Echt alles")
    wait_for(url, lambda html: "Echt alles leegmaken" in html)

    replace(project / "overrides" / "partials" / "content.html", '<p class="lead">', "<p id=warm>")
    wait_for(url, lambda html: "<p id=warm>" in html)

    replace(project / "overrides" / "assets" / "site.css", ".summary {", ".summary { opacity: 0.1;")
    wait_for(f"{address}/assets/site.css", lambda css: ".summary{opacity:0.1;" in css)

    replace(project / "hooks" / "checklist.py", '"type": "reset"', '"type": "reset", "name": "n"')
    wait_for(url, lambda html: 'name="n"' in html)


def test_a_broken_edit_is_shown_and_its_repair_comes_back(project: Path, address: str) -> None:
    page = project / "docs" / "nl" / "herkennen" / "gedrag.md"
    url = f"{address}/herkennen/gedrag/"
    wait_for(url, lambda html: "Signalen in gedrag" in html)

    replace(page, " <!-- #snel-boos -->", "")
    html = wait_for(url, lambda html: "Er zit een fout in deze versie" in html)
    place = at(project, "docs/nl/herkennen/gedrag.md", "- [ ] Wordt snel boos")
    fault = f"{place}: the item “Wordt snel boos"
    assert fault in html
    assert fault in (project / "terminal").read_text("utf-8")

    replace(page, "schoppen of gooien\n", "schoppen of gooien <!-- #snel-boos -->\n")
    wait_for(url, lambda html: "Er zit een fout" not in html)

    replace(page, "audience: [parents, professionals]", 'audience: ["parents]')
    html = wait_for(url, lambda html: "a quote is opened and never closed" in html)
    replace(page, 'audience: ["parents]', "audience: [parents]")
    wait_for(url, lambda html: "Er zit een fout" not in html)

    replace(project / "docs" / "nl" / "strings.yml", "checklist:", "checklst:")
    wait_for(url, lambda html: "unknown key `checklst`" in html)
    replace(project / "docs" / "nl" / "strings.yml", "checklst:", "checklist:")
    wait_for(url, lambda html: "Er zit een fout" not in html and "Alles leegmaken" in html)

    hook = project / "hooks" / "checklist.py"
    for good, bad, problem in (
        ('{"type": "reset"}', '{"type": reset}', "NameError: name 'reset' is not defined"),
        ("def check(", "return\n\n\ndef check(", "'return' outside function"),
    ):
        place = at(project, "hooks/checklist.py", good)
        replace(hook, good, bad)
        html = wait_for(url, lambda html: "Er zit een fout" in html)
        assert f"{place}: {problem}" in unescape(html)
        assert "Alles leegmaken" in html  # the page of before, below what is wrong
        assert f"{place}: {problem}" in (project / "terminal").read_text("utf-8")
        replace(hook, bad, good)
        wait_for(url, lambda html: "Er zit een fout" not in html)
