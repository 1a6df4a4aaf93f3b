"""What one build keeps for the next, each thing with a key of all that it was made from.

It lies in `.cache/` beside mkdocs.yml. Whatever is there may be deleted at any time.
"""

import json
import sys
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import markdown
from mkdocs.config.defaults import MkDocsConfig

F = TypeVar("F")
T = TypeVar("T")


def folder(config: MkDocsConfig) -> Path:
    """Return where things are kept."""
    return Path(config.config_file_path).parent / ".cache"


def digest(*parts: str | bytes) -> str:
    """Return a hash of some parts, in which the end of each part counts."""
    found = blake2b(digest_size=16)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(b"%d " % len(data))
        found.update(data)
    return found.hexdigest()


def digest_of(paths: Iterable[Path]) -> str:
    """Return a hash of files: of their names and what is in them."""
    return digest(*(part for path in sorted(paths) for part in (str(path), path.read_bytes())))


@cache  # where our code changes in a preview, this module is loaded anew with it
def program(*files: str) -> str:
    """Return a hash of our code, of Python and of the packages that are installed.

    `files` are all of our code that counts, where little of it does.
    """
    packages = Path(markdown.__file__).parents[1].glob("*.dist-info")
    code = digest_of(map(Path, files) if files else Path(__file__).parents[1].rglob("*.py"))
    return digest(code, sys.version, *sorted(path.name for path in packages))


def kept(path: Path, key: str) -> Any:
    """Return what a file keeps under a key, None where it does not."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):  # not there yet, or half written
        return None
    return found["value"] if isinstance(found, dict) and found.get("key") == key else None


def keep(path: Path, key: str, value: Any) -> None:
    """Keep a value, made of what JSON knows; in the place of what it was, so nothing piles up."""
    text = json.dumps({"key": key, "value": value})
    try:
        path.write_text(text, "utf-8")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def once(path: Path, key: str, make: Callable[[], T]) -> T:
    """Return what a file keeps under a key; it is made, and kept there, where it does not."""
    found: T | None = kept(path, key)
    if found is None:
        keep(path, key, found := make())
    return found


class Passed:
    """What a check has found nothing wrong with, in this build or the one before.

    Each is known by a hash of all that was looked at: a text, the rules for it.
    """

    def __init__(self, place: Path) -> None:
        self.place, self.program = place, program()
        self.before = set(kept(place, self.program) or ())
        self.now: set[str] = set()

    def new(self, faults: Iterable[F], *looked_at: str) -> list[F]:
        """Return the faults; they are not even looked for where the last build had none."""
        key = digest(*looked_at)
        found = [] if key in self.before else list(faults)
        if not found:
            self.now.add(key)
        return found


def passed(check: str, config: MkDocsConfig) -> Passed:
    """Return what a check has passed, read once a build; `hooks/cache.py` keeps it at the end."""
    known: dict[str, Passed] = config.extra.setdefault("passed", {})
    if check not in known:
        known[check] = Passed(folder(config) / "passed" / f"{check}.json")
    return known[check]
