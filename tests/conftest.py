"""What all tests share: golden pairs, a copy of the project, the built site."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from project import PARTS, ROOT, build


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the golden files")


@pytest.fixture
def expected(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a file, or write it there."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update"):
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8")

    return compare


@pytest.fixture
def golden(expected: Callable[[Path, str], None]) -> Callable[[Path, str], None]:
    """Compare HTML with the file beside a case, `<case>.md` → `<case>.html`, or write it there."""

    def compare(case: Path, html: str) -> None:
        expected(case.with_suffix(".html"), html + "\n")

    return compare


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the project that a test may break."""
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / part)
    return tmp_path


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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real site, built once."""
    folder = tmp_path_factory.mktemp("site")
    result = build(ROOT, folder)
    assert result.returncode == 0, result.stderr
    return folder
