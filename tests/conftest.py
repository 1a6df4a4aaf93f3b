"""What all tests share: golden pairs, a copy of the project, the built site, browsers."""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from project import LATER, MAKE, ROOT, Once, Window, build, copied, served, with_make

MEDIA = {
    "color_scheme": "light",
    "forced_colors": "none",
    "media": "screen",
    "reduced_motion": "no-preference",
}
# What `make test` hands down, which would make a `make` inside a test speak of folders it enters.
for name in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):
    os.environ.pop(name, None)
FORGET = "try { localStorage.clear(); sessionStorage.clear() } catch {}"


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
    return copied(tmp_path)


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
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Return a function that makes a folder which all workers share, and gives its path."""
    top = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        top = top.parent  # each worker has its own below it

    def once(name: str, make: Callable[[Path], None]) -> Path:
        done = top / f"{name}.made"
        with (top / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # whoever comes second waits
            if not done.exists():
                make(top / name)
                done.touch()
        return top / name

    return once


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """Return the folder of the real site, built once."""

    def make(folder: Path) -> None:
        result = build(ROOT, folder)
        assert result.returncode == 0, result.stderr

    return once("site", make)


@pytest.fixture(scope="session")
def later(once: Once) -> Path:
    """Return the folder of the real site as it is built when all dates have passed."""

    def make(folder: Path) -> None:
        result = build(ROOT, folder, SOURCE_DATE_EPOCH=LATER)
        assert result.returncode == 0, result.stderr

    return once("later", make)


@pytest.fixture(scope="session")
def offline(once: Once) -> Path:
    """Return a folder in which `make build OFFLINE=1` has been run, once."""

    def make(place: Path) -> None:
        place.mkdir()
        command = [*MAKE, "build", "OFFLINE=1"]
        project = with_make(copied(place))
        made = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
        assert (made.returncode, made.stdout, made.stderr) == (0, "", "")

    return once("offline", make)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address at which the built site is served."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Callable[..., Page]:
    """Return a function that gives the page of a browser with some settings, opened once.

    To open one costs as much as to load it five times.
    """

    @cache
    def windows(**settings: object) -> Page:
        return browser.new_context(**settings).new_page()  # type: ignore[arg-type]

    return windows


@pytest.fixture
def window(windows: Callable[..., Page], address: str) -> Iterator[Window]:
    """Return a function that gives such a page, for a site, as if it had never been used.

    Who adds a script to it opens a browser instead: that could not be taken back.
    """
    used: set[Page] = set()

    def window(width: int = 1280, height: int = 800, **settings: object) -> Page:
        media = {name: settings.pop(name, usual) for name, usual in MEDIA.items()}
        page = windows(base_url=address, **settings)
        used.add(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(**media)  # type: ignore[arg-type]
        return page

    yield window
    for page in used:
        page.unroute_all()
        page.evaluate(FORGET)
        page.goto("about:blank")
