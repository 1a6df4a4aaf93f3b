"""Put a finished site in the place of the one that was there: `python -m kit.swap NEW SITE`.

Each build writes a folder of its own beside those of others, named after the process that builds
and the time, `123.1795305600`, and SITE is a link to the last that was whole. A link can be
replaced in one step, by rename(2); a folder with something in it cannot. So whoever serves or packs
SITE has the old site or the new one, whenever a build is stopped and however many run at a time.
"""

import os
import shutil
import sys
from pathlib import Path


def swap(new: Path, site: Path) -> None:
    """Let `site` be `new`; remove what other builds have left beside it."""
    if site.is_dir() and not site.is_symlink():
        shutil.rmtree(site)  # as it was written before it was a link
    link = new.with_name(f"{new.name}.link")
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(new, site.parent))
    link.replace(site)
    for other in new.parent.iterdir():
        if other != new and (process(other) == process(new) or not runs(process(other))):
            remove(other)


def process(build: Path) -> str:
    """Return the number of the process that wrote a folder or link, which stands first in its name.

    What another process of our own number wrote is left over: in a container each build may have
    the same.
    """
    return build.name.partition(".")[0]


def runs(process: str) -> bool:
    """Tell whether a process runs, given its number as a name."""
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True


def remove(path: Path) -> None:
    """Remove a folder or a link, if nobody else has."""
    if path.is_symlink():
        path.unlink(missing_ok=True)
    else:
        shutil.rmtree(path, ignore_errors=True)


if __name__ == "__main__":
    swap(*map(Path, sys.argv[1:]))
