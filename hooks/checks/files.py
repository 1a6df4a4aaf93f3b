"""Which files there may be, and that each is what its name says.

Whatever lies in docs/ and is no page is published as it is, over a file of the theme if it has
its path. So only what is known is let through: by place, by name and by content.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

from checks.config import ENGINEERS, Expected
from checks.faults import Fault, Faults, Place
from checks.limits import BYTES, BYTES_OF_OTHERS

FOLDERS = ("docs", "hooks", "overrides")
CACHES = ("__pycache__",)  # which Python leaves behind, and git ignores
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Folders of the theme and of the search in the finished site.
TAKEN = ("assets", "search")
SIGNS = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    ".svg": re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg)\b"),
    ".ttf": re.compile(rb"\x00\x01\x00\x00"),
}
IMAGES = (".png", ".jpg", ".webp", ".svg")
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = re.compile(
    "svg|g|defs|symbol|title|desc|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|use|"
    "clipPath|mask|linearGradient|radialGradient|stop"
)
INSIDE = re.compile(r"#[\w-]+|url\(#[\w-]+\)")


def walk(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield mkdocs.yml and all files of the folders of the site; no link is followed."""
    if os.path.lexists(root / "mkdocs.yml"):
        yield "mkdocs.yml", (root / "mkdocs.yml").lstat()
    for folder in FOLDERS:
        if (root / folder).is_symlink():
            yield folder, (root / folder).lstat()
            continue
        for place, folders, names in os.walk(root / folder):
            folders[:] = sorted(name for name in folders if name not in CACHES)
            linked = [name for name in folders if Path(place, name).is_symlink()]
            for name in sorted([*names, *linked]):
                path = Path(place, name)
                yield path.relative_to(root).as_posix(), path.lstat()


def check_place(
    path: str, status: os.stat_result, locales: list[str], expected: Expected
) -> Faults:
    """Yield why a file may not be where it is, or not be looked into."""
    folder, _, below = path.partition("/")
    if stat.S_ISLNK(status.st_mode):
        yield Fault(1, 1, "a symbolic link", "put the file itself here")
    elif not stat.S_ISREG(status.st_mode):
        yield Fault(1, 1, "no file that can be read", "take it out")
    elif folder == "docs" and (faults := list(_check_in_docs(below, locales, expected))):
        yield faults[0]
    elif (
        folder in expected.files
        and folder != "docs"
        and not _kinds(path) & set(expected.files[folder])
    ):
        remedy = f"take it out; {ENGINEERS}"
        yield Fault(1, 1, f"`{_shown(path)}` is no kind of file for {folder}/", remedy)
    elif status.st_size > (limit := BYTES.get(Path(path).suffix, BYTES_OF_OTHERS)):
        problem = f"a file of {status.st_size:,} bytes"
        yield Fault(1, 1, problem, f"keep it below {limit:,}")


def _kinds(path: str) -> set[str]:
    return {Path(path).suffix, Path(path).name}


def _shown(name: str) -> str:
    return quote(os.fsencode(Path(name).name), safe=" ")


def _check_in_docs(path: str, locales: list[str], expected: Expected) -> Faults:
    if any(fnmatchcase(path, known) for known in expected.files["docs"]):
        return
    folder, _, below = path.partition("/")
    if not below:
        remedy = "put it in the folder of a language"
        yield Fault(1, 1, f"`{_shown(path)}` is no file of docs/", remedy)
        return
    if locales and folder not in locales:
        remedy = f"known are {', '.join(locales)}; a new one gets an entry in mkdocs.yml"
        yield Fault(1, 1, f"`{_shown(folder)}` is no language of the site", remedy)
    if below in expected.files["language"]:
        return
    *parts, name = below.split("/")
    stem, dot, suffix = name.rpartition(".")
    if f"{dot}{suffix}" not in (".md", *IMAGES):
        remedy = f"known are {', '.join(('.md', *IMAGES))}"
        yield Fault(1, 1, f"`{_shown(name)}` is no kind of file for a language", remedy)
    for part in [*parts, stem]:
        if not NAME.fullmatch(part):
            remedy = "use small letters, digits and single hyphens"
            yield Fault(1, 1, f"`{_shown(part)}` is no name for a file or folder", remedy)
    if (parts or [stem])[0] in (*TAKEN, *locales):
        taken = (parts or [stem])[0]
        yield Fault(1, 1, f"the address `{taken}/` is taken", "choose another name")


def check_addresses(paths: Iterable[str]) -> Iterator[tuple[str, Fault]]:
    """Yield pages that would be written to the place of another: `a.md` and `a/index.md`."""
    pages = {path for path in paths if path.endswith(".md")}
    for path in sorted(pages):
        other = path.removesuffix("/index.md") + ".md"
        if path.endswith("/index.md") and other in pages:
            yield path, Fault(1, 1, f"the address of this page is that of {other}", "keep one")


def check_image(suffix: str, content: bytes) -> Faults:
    """Yield why the content of an image is not what its name says, or is more than a picture."""
    if not SIGNS[suffix].match(content):
        problem = f"its content is no {suffix[1:].upper()}"
        yield Fault(1, 1, problem, "save the image anew, in the format of its name")
    elif suffix == ".svg":
        yield from _check_svg(content.decode("utf-8", errors="replace"))


def _check_svg(text: str) -> Faults:
    place = Place(text)
    remedy = "save the drawing as plain shapes"
    for match in re.finditer(r"<!(?!--)|<\?(?!xml )", text):
        yield place.fault(match.start(), f"`{match[0]}` in a drawing", remedy)
        return
    try:
        drawing = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        line, column = error.position
        yield Fault(line, column + 1, "its XML cannot be read", remedy)
        return
    for element in drawing.iter():
        name = str(element.tag).removeprefix(SVG)
        if not DRAWN.fullmatch(name) or not str(element.tag).startswith(SVG):
            yield place.fault(_index(text, f"<{name}"), f"`<{name}>` in a drawing", remedy)
        for key, value in element.attrib.items():
            key = key.rpartition("}")[2]
            leads = key == "href" or "url(" in value.replace(" ", "").lower()
            if key == "style" or key.startswith("on") or (leads and not INSIDE.fullmatch(value)):
                problem = f"`{key}` of `<{name}>` is more than a shape"
                yield place.fault(_index(text, f"{key}="), problem, remedy)


def check_style(place: Place) -> Faults:
    """Yield what a CSL style must not hold: declarations, which can repeat and fetch."""
    for match in re.finditer(r"<!(?!--)|<\?(?!xml )", place.text):
        remedy = "take the style from the CSL repository as it is"
        yield place.fault(match.start(), f"`{match[0]}` in a style", remedy)


def _index(text: str, part: str) -> int:
    return max(text.find(part), 0)
