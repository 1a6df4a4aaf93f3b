"""Look at what was sent before anything of it runs: `python -m checks.before [FOLDER]`.

Nothing of the folder is imported, built or asked: its files are read as bytes. So the copy of this
check that stands on main can look at a pull request from anyone. Prints each fault as
`path:line:column: problem; remedy`, all of them, sorted, and ends with 1 where there is one.

EXPECTED in the environment names another list of what the site is made of than the one beside it.
"""

import os
import re
import sys
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from checks import config, data, files, limits, markdown, text
from checks.faults import Fault, Faults, Place
from kit.data import read_front
from kit.source import split

MOST = 30  # faults shown of one file
DOTS = re.compile(r"^\.\.\.[ \t]*$", re.MULTILINE)


def main(folder: str = ".") -> int:
    """Print the faults of a folder; return the exit code."""
    expected = config.read_expected(Path(os.environ.get("EXPECTED", config.BESIDE)))
    lines = [
        f"{path}:{fault.line}:{fault.column}: {fault.problem}; {fault.remedy}"
        for path, fault in check(Path(folder), expected)
    ]
    print("\n".join(lines), end="\n" if lines else "")
    return int(bool(lines))


def check(root: Path, expected: config.Expected) -> list[tuple[str, Fault]]:
    """Return the faults of all files below a folder, with their paths, sorted."""
    faults: set[tuple[str, Fault]] = set()
    found = dict(files.walk(root))
    if "mkdocs.yml" not in found:
        faults.add(("mkdocs.yml", Fault(1, 1, "the file is missing", "put it back")))
    languages: list[str] = []
    for path, status in found.items():  # mkdocs.yml is the first
        wrong = list(files.check_place(path, status, languages, expected))
        if not wrong:
            content = (root / path).read_bytes()
            wrong += islice(check_file(path, content, expected), MOST)
            if path == "mkdocs.yml":
                languages = config.locales(text.decode(content)[0])
        shown = quote(os.fsencode(path), safe="/ ")
        faults.update((shown, fault) for fault in wrong)
    faults.update(files.check_addresses(found))
    return sorted(faults)


def check_file(path: str, content: bytes, expected: config.Expected) -> Faults:
    """Yield the faults of one file by what it holds."""
    folder, suffix = path.partition("/")[0], Path(path).suffix
    if suffix in files.SIGNS:
        yield from files.check_image(suffix, content)
        return
    source, faults = text.decode(content)
    place = Place(source)
    if folder in ("docs", "mkdocs.yml"):
        faults += text.conflict(place)
    if faults:
        yield from faults
        return
    yield from text.check(place)
    if path == "mkdocs.yml":
        yield from config.check(source, expected)
    elif folder == "docs":
        long = list(limits.check_lines(place))
        yield from long
        if long:
            return
        if suffix == ".md":
            yield from check_page(source)
        elif suffix in (".yml", ".json"):
            yield from data.check(source)
        elif suffix == ".csl":
            yield from files.check_style(place)


def check_page(source: str) -> Faults:
    """Yield the faults of a page: its front matter, its size and its Markdown."""
    front, body, above = split(source)
    if front is not None:
        yield from data.check(front, above=1)
        if match := DOTS.search(front):  # there MkDocs would end it
            place, remedy = Place(front, 2), "end the front matter with `---`, and nothing else"
            yield place.fault(match.start(), "a line `...` in the front matter", remedy)
    else:
        for fault in read_front(source).faults:
            yield Fault(fault.line, 1, fault.problem, fault.remedy)
    place = Place(body, above + 1)
    too_much = list(limits.check_marks(place))
    yield from too_much or markdown.check(place)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
