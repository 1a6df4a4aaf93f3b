"""The locks follow pyproject.toml: else an update would be tested without being there."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement

from project import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]


@pytest.mark.parametrize(
    ("lock", "needed"),
    [
        ("requirements.lock", PROJECT["project"]["dependencies"] + GROUPS["dev"]),
        ("requirements-properdocs.lock", GROUPS["properdocs"]),
    ],
)
def test_a_lock_has_what_the_project_needs(lock: str, needed: list[str]) -> None:
    text = (ROOT / lock).read_text("utf-8")
    locked = dict(re.findall(r"(?m)^([\w.-]+)==(\S+)", text))
    for requirement in map(Requirement, needed):
        version = locked.get(requirement.name.lower())
        assert version, f"{requirement.name} is not in {lock}: run `make lock`"
        assert requirement.specifier.contains(version), f"{requirement}: run `make lock`"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-properdocs.lock"])
def test_a_lock_names_no_index(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text("utf-8")
