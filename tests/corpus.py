"""The bad inputs of tests/bad_input/: what each changes in a copy of the site, and what must come.

A file there is a class of bad input, a list of cases. Each has a `name` and

    page: text         a new page in Dutch, below three lines of front matter and a title
    change: {path: …}  or changes of files: `replace` and `by`, `append`, `write`, `hex`, `link`,
                       `delete`; each text as often as `times` says

and then either

    says: [messages]   word for word, all that are given for the files it changes. In a page they
                       begin with the line; elsewhere {line} is the first line that it changes,
                       {line+1} the next, {at text} the first line that begins with a text
    shows: [texts]     for what only looks bad: no message, and these are in the HTML of the page

`alone` says why a case cannot share a build: a row of data that is left out is missed elsewhere.

A message with a column comes before MkDocs, one without from the build.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, field_validator

from project import ROOT, replace

FOLDER = ROOT / "tests" / "bad_input"
HEAD = "---\naudience: [parents]\n---\n\n# Case\n\n"
AT = re.compile(r"^(?P<path>[^:]+):\{at (?P<start>[^}]+)\}")
LINE = re.compile(r"\{line(\+\d+)?\}")
BEFORE = re.compile(r"([^:]+:)?(\d+|\{[^}]+\}):\d+: ")


class Edit(BaseModel):
    """What happens to one file."""

    model_config = ConfigDict(extra="forbid")

    replace: str | None = None
    by: str = ""
    append: str | None = None
    write: str | None = None
    hex: str | None = None
    link: str | None = None
    delete: bool = False
    times: int = 1

    def apply(self, path: Path) -> int:
        """Change a file; return the first line that is another now."""
        old = path.read_text("utf-8") if path.is_file() else ""
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.delete:
            path.unlink()
        elif self.link is not None:
            path.unlink(missing_ok=True)
            path.symlink_to(self.link)
        elif self.hex is not None:
            path.write_bytes(bytes.fromhex(self.hex))
        elif self.replace is not None:
            replace(path, self.replace, self.by * self.times)
        else:
            text = (self.append or self.write or "") * self.times
            path.write_text(old + text if self.append else text, "utf-8")
        if self.delete or self.link or self.hex:
            return 1
        new = path.read_text("utf-8")
        same = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
        return new.count("\n", 0, same) + 1


class Case(BaseModel):
    """One bad input."""

    model_config = ConfigDict(extra="forbid")

    name: str
    kind: str
    number: int
    page: str | None = None
    times: int = 1
    change: dict[str, Edit] = {}
    alone: str = ""
    says: list[str] = []
    shows: list[str] = []

    @field_validator("change", mode="before")
    @classmethod
    def _written(cls, value: dict[str, Any]) -> dict[str, Any]:
        return {path: {"write": it} if isinstance(it, str) else it for path, it in value.items()}

    @property
    def path(self) -> str:
        """The path of its page below the folder of a language."""
        return f"case/{self.kind.replace('_', '-')}-{self.number}.md"

    @property
    def pages(self) -> list[str]:
        """The pages that its changes add, below the folder of a language."""
        new = ("docs/nl/case/", "docs/nl/pair/")
        return [it[8:] for it in self.change if it.startswith(new) and it.endswith(".md")]

    @property
    def stage(self) -> str:
        """Where it is answered: `before` MkDocs, when `data` is read, or in the `build`."""
        if self.alone:
            return "data"
        return "before" if any(BEFORE.match(message) for message in self.says) else "build"

    def apply(self, project: Path) -> list[str]:
        """Change a copy of the project; return the messages that must come, with their paths."""
        line = 0
        for path, edit in self.change.items():
            line = edit.apply(project / path) or line
        said = [LINE.sub(lambda m: str(line + int(m[1] or 0)), it) for it in self.says]
        said = [_at(project, it) for it in said]
        if self.page is not None:
            page = project / "docs" / "nl" / self.path
            page.parent.mkdir(exist_ok=True)
            page.write_text(HEAD + self.page * self.times, "utf-8")
            said = [f"docs/nl/{self.path}:{message}" for message in said]
        return said


def _at(project: Path, message: str) -> str:
    """Put the first line that begins with a text in the place of `{at text}`."""
    if not (match := AT.match(message)):
        return message
    lines = (project / match["path"]).read_text("utf-8").split("\n")
    line = next(number for number, it in enumerate(lines, 1) if it.startswith(match["start"]))
    return f"{match['path']}:{line}{message[match.end() :]}"


def corpus() -> list[Case]:
    """Return all cases."""
    return [
        Case(kind=path.stem, number=number, **case)
        for path in sorted(FOLDER.glob("*.yml"))
        for number, case in enumerate(yaml.safe_load(path.read_text("utf-8")), 1)
    ]


def batches(cases: list[Case]) -> Iterator[list[Case]]:
    """Divide cases so that no two of a batch change the same file, or one that it speaks of."""
    left = cases
    while left:
        taken: set[str] = set()
        batch: list[Case] = []
        rest: list[Case] = []
        for case in left:
            (rest if taken & case.change.keys() else batch).append(case)
            taken |= case.change.keys()
        yield batch
        left = rest


def in_nav(project: Path, cases: list[Case]) -> None:
    """Name the new pages of cases in the navigation."""
    pages = [case.path for case in cases if case.page is not None]
    pages += [path for case in cases for path in case.pages]
    replace(project / "mkdocs.yml", "nav:", "nav:\n" + "".join(f"  - {it}\n" for it in pages))
