"""The real site, served from this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from project import served


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address at which the built site is served."""
    with served(site) as address:
        yield address
