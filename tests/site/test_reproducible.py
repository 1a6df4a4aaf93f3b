"""The same sources on the same day give the same site, byte by byte, wherever it is built."""

import os
import re
from pathlib import Path

from project import build

LASTMOD = re.compile(rb"\s*<lastmod>.*?</lastmod>")


def test_another_folder_time_zone_and_hash_seed(site: Path, project: Path, tmp_path: Path) -> None:
    # The day on which the other site was built is all that it has of the clock.
    built = str(int((site / "index.html").stat().st_mtime))
    day = os.environ.get("SOURCE_DATE_EPOCH", built)
    again = tmp_path / "elsewhere" / "site"
    result = build(
        project, again, SOURCE_DATE_EPOCH=day, TZ="Pacific/Kiritimati", PYTHONHASHSEED="4242"
    )
    assert result.returncode == 0, result.stderr
    assert contents(again) == contents(site)


def contents(site: Path) -> dict[str, bytes]:
    """Return what is in each file, but for the days of change, which the copy has no history of."""
    return {
        path.relative_to(site).as_posix(): LASTMOD.sub(b"", path.read_bytes())
        for path in site.rglob("*")
        if path.is_file()
    }
