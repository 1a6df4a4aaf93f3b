"""What all tests share: golden pairs, a copy of the project, the built site."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from project import PARTS, ROOT, build


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the HTML of the golden pairs")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare HTML with the file beside a case, `<case>.md` → `<case>.html`, or write it there."""

    def compare(case: Path, html: str) -> None:
        expected = case.with_suffix(".html")
        if request.config.getoption("--update"):
            expected.write_text(html + "\n", "utf-8")
        assert html + "\n" == expected.read_text("utf-8")

    return compare


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the project that a test may break."""
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / part)
    return tmp_path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real site, built once."""
    folder = tmp_path_factory.mktemp("site")
    result = build(ROOT, folder)
    assert result.returncode == 0, result.stderr
    return folder
