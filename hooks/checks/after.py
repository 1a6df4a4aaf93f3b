"""Look at the finished site before anybody else does: `python -m checks.after SITE`.

Knows nothing of MkDocs: reads every file of the site as a browser would, with docs/ and overrides/
beside it to compare. Prints each fault as `path:line: problem; remedy`, all of them, sorted, by the
line of the source where that is known, else by that of the file in the site; ends with 1 where
there is one. Pages are read in `checks/page.py`, files of other kinds here.
"""

import gzip
import json
import os
import re
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from xml.etree import ElementTree

from checks.page import Html, faults, read
from kit.faults import Fault
from kit.html import Refused, line_of, refused_content
from kit.policy import SCRIPTS, check_scripts, read_policy
from kit.source import read_text

FILES = (  # all that a site may consist of; * is any path
    "*.html",
    "*.js",  # held to the list of scripts
    "*.pdf",
    "*.jpg",
    "*.png",
    "*.svg",
    "*.webp",
    "assets/*.css",
    "search/*.json",
    "sitemap*.xml",
    "sitemap*.xml.gz",
    "robots.txt",
    "offline.zip",
)
SIGNS = {".jpg": b"\xff\xd8\xff", ".pdf": b"%PDF-", ".png": b"\x89PNG", ".webp": b"RIFF"}
SITE = "site"  # in messages, wherever it was built
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
URL = re.compile(r"""(?:url\(|@import)\s*["']?([^"');]*)""", re.IGNORECASE)
ELSEWHERE = re.compile(r"(?!data:)[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def main(site: str = "site") -> int:
    """Print the faults of a site; return the exit code."""
    found = check(Path(site), Path("docs"), Path("overrides"))
    for path, fault in found:
        print(f"{path}:{fault.line}: {fault.problem}; {fault.remedy}")
    return int(bool(found))


def check(site: Path, docs: Path, overrides: Path) -> list[tuple[str, Fault]]:
    """Return the faults of a site that was made from `docs` and `overrides`, by path, sorted."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(_files(site))}
    online, disk = read_policy(overrides), read_policy(overrides, integrity=False)
    home = read_text(files["index.html"]) if "index.html" in files else ""
    policy = disk if disk.meta in home else online
    sources = {
        path.relative_to(docs).as_posix(): read_text(path) for path in docs.glob("*/**/*.md")
    }
    pages = {
        it: read(it, read_text(path), sources, policy)
        for it, path in files.items()
        if it.endswith(".html")
    }

    found = {(f"{SITE}/{it}", fault) for it, path in files.items() for fault in file(it, path)}
    if policy.integrity:
        listed = f"{overrides.name}/{SCRIPTS.as_posix()}"
        found.update((listed, fault) for fault in check_scripts(site, overrides))
    # What stands in words or a template, all pages have.
    beside = {
        f"{root.name}/{path.relative_to(root).as_posix()}": read_text(path)
        for root, kind in ((docs, "*/strings.yml"), (overrides, "**/*.html"))
        for path in sorted(root.glob(kind))
    }
    unplaced: dict[Refused, list[Html]] = {}
    top = _top(pages.get("index.html"))
    for page in pages.values():
        name = f"{docs.name}/{page.source}"
        own = {name: sources.get(page.source, "")}
        for refused, places in [
            *((it, own | beside) for it in page.refused),
            *((it, own) for it in faults(page, pages, files, top)),
        ]:
            lines = ((it, line_of(text, refused.written)) for it, text in places.items())
            place = next(((it, line) for it, line in lines if line and page.source), None)
            if place:
                found.add((place[0], Fault(place[1], refused.problem, refused.remedy)))
            else:
                unplaced.setdefault(refused, []).append(page)
        found.update((name, fault) for fault in page.lost)
    for refused, where in unplaced.items():
        line = line_of(read_text(files[where[0].name]), refused.written) or 1
        more = f", on {len(where)} pages" if len(where) > 1 else ""
        fault = Fault(line, f"{refused.problem}{more}", refused.remedy)
        found.add((f"{SITE}/{where[0].name}", fault))
    shown = {page.source for page in pages.values()}
    gone = Fault(1, "the page is not in the site", "see that no other page has its address")
    found.update((f"{docs.name}/{source}", gone) for source in sources if source not in shown)
    return sorted(found)


def _files(site: Path) -> Iterator[Path]:
    """Yield all files below a folder, and all links."""
    for folder, below, names in os.walk(site):
        yield from (Path(folder, name) for name in names)
        yield from (path for name in below if (path := Path(folder, name)).is_symlink())


def file(name: str, path: Path) -> Iterator[Fault]:
    """Yield what is wrong with a file, by its name in the site and what it holds."""
    if path.is_symlink():
        yield Fault(1, "a symbolic link", "put the file itself there")
    elif not any(fnmatch(name, known) for known in FILES):
        remedy = "take it out, or name its kind in hooks/checks/after.py"
        yield Fault(1, "no kind of file that a site has", remedy)
    elif (sign := SIGNS.get(path.suffix)) and not path.read_bytes().startswith(sign):
        yield Fault(1, f"no {path.suffix} by what it holds", "make it anew")
    elif path.suffix == ".css":
        yield from style(path)
    elif path.suffix == ".svg":
        text = read_text(path)
        if "<!" in text:
            yield Fault(1, "a declaration in a drawing", "take out what begins with `<!`")
        for refused in refused_content(text):
            yield Fault(line_of(text, refused.written) or 1, refused.problem, refused.remedy)
    else:
        try:
            readable(path)
        except (ValueError, ElementTree.ParseError, OSError) as error:
            yield Fault(1, f"it cannot be read: {error}", "make it anew")


def readable(path: Path) -> None:
    """Raise what is wrong with a file of data."""
    if path.suffix == ".json":
        json.loads(read_text(path))
    elif path.suffix == ".xml":
        ElementTree.parse(path)
    elif (
        path.suffix == ".gz"
        and gzip.decompress(path.read_bytes()) != path.with_suffix("").read_bytes()
    ):
        raise ValueError("it is not the packed form of its neighbour")


def style(path: Path) -> Iterator[Fault]:
    """Yield the addresses in a style sheet that are not of the site."""
    text = COMMENT.sub("", read_text(path))
    for address in URL.findall(text):
        if ELSEWHERE.match(address):
            remedy = "use a file of the site itself: nothing is fetched from elsewhere"
            yield Fault(1, f"the address `{address[:60]}` is not of this site", remedy)
        elif not address.startswith(("data:", "#")) and not (path.parent / address).is_file():
            yield Fault(1, f"there is no file `{address[:60]}`", "mend the address")


def _top(home: Html | None) -> str:
    """Return the address of the site, as its first page says it."""
    address = home.canonical if home else ""
    return (address or "https://site.invalid/").removesuffix("index.html")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
