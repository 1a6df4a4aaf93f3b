"""What an author did wrong, and what would be right: the editor's user interface."""

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

log = logging.getLogger("mkdocs.hooks")  # below "mkdocs", where --strict counts warnings


class Fault(NamedTuple):
    """One fault in one file: the line (from 1), what is wrong, and what would be right."""

    line: int
    problem: str
    remedy: str


def report(path: str, faults: Iterable[Fault]) -> None:
    """Log each fault as a warning, `path:line: problem; remedy`, in the order of the lines.

    Nothing is raised: the build goes on and shows all faults, and `--strict` stops it at the end.
    """
    for fault in sorted(faults):
        log.warning("%s:%d: %s; %s", path, fault.line, fault.problem, fault.remedy)


def shown(path: Path, root: Path) -> str:
    """Return a path as an editor knows it: from the top of the repository, with slashes."""
    return path.as_posix().removeprefix(f"{root.as_posix()}/")
