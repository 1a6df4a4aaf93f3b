"""The six pages of tests/another_site/, for tests that build again and again."""

import re
import shutil
from pathlib import Path

from project import PARTS, ROOT

HERE = Path(__file__).parent / "another_site"
KEY = re.compile(r"^(\w+):.*?(?=^\w+:|\Z)", re.DOTALL | re.MULTILINE)


def small(folder: Path) -> Path:
    """Put the small site into a folder, with our hooks and templates; return the folder."""
    for part in PARTS[1:]:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / part)
    shutil.copytree(HERE / "docs", folder / "docs")
    shutil.copy(ROOT / "docs" / "apa.csl", folder / "docs")
    put_keys(folder / "mkdocs.yml", HERE / "mkdocs.yml")
    return folder


def put_keys(path: Path, new: Path) -> None:
    """Put each key of one file in the place of the same key of another."""
    text = path.read_text("utf-8")
    for key in KEY.finditer(new.read_text("utf-8")):
        block = key[0].rstrip() + "\n\n"
        old = re.compile(rf"^{key[1]}:.*?(?=^[\w#]|\Z)", re.DOTALL | re.MULTILINE)
        text, count = old.subn(block.replace("\\", r"\\"), text, count=1)
        assert count == 1, key[1]
    path.write_text(text, "utf-8")
