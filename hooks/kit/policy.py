"""The policy that every page carries, and the list of scripts that it lets run.

Both are templates, `policy.html` and `scripts.html`, so that any template can include them.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader

from kit.faults import Fault
from kit.source import read_text

SCRIPTS = Path("partials", "scripts.html")


class Policy(NamedTuple):
    """What a finished page must carry: the `<meta>` elements, and a hash on each script.

    `scripts` maps the path of each script in the site to its hash. A page that is read from disk
    has no `integrity`: browsers refuse it there.
    """

    meta: str
    scripts: Mapping[str, str]
    integrity: bool


@cache
def read_policy(overrides: Path, integrity: bool = True) -> Policy:
    """Read the policy from the folder of our templates, once a build."""
    env = Environment(loader=FileSystemLoader(overrides))
    scripts = getattr(env.get_template(SCRIPTS.as_posix()).module, "scripts")  # noqa: B009
    config = {"use_directory_urls": integrity}
    meta = env.get_template("partials/policy.html").render(config=config)
    return Policy(meta, scripts, integrity)


def hash_of(script: bytes) -> str:
    """Return the hash of a script as `integrity` and the policy have it (W3C SRI, 2016)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}"


def check_scripts(overrides: Path, listed: Mapping[str, str]) -> Iterator[Fault]:
    """Yield where the list of scripts and the scripts themselves differ, by line of the list."""
    lines = read_text(overrides / SCRIPTS).splitlines()
    files = {path.relative_to(overrides).as_posix(): path for path in overrides.rglob("*.js")}
    for name in sorted(files.keys() | listed.keys()):
        line = next((n for n, text in enumerate(lines, 1) if f'"{name}"' in text), 1)
        if name not in files:
            yield Fault(line, f"there is no script overrides/{name}", "take its line out")
        elif listed.get(name) != hash_of(files[name].read_bytes()):
            state = "has changed" if name in listed else "is not on the list"
            remedy = "read the script, all of it; then `make scripts`"
            yield Fault(line, f"the script overrides/{name} {state}", remedy)


def renew(overrides: Path) -> None:
    """Write the hash of every script into the list; for a person who has read them."""
    path = overrides / SCRIPTS
    head, start, rest = read_text(path).partition("{% set scripts = {\n")
    rows = "".join(
        f'  "{script.relative_to(overrides).as_posix()}": "{hash_of(script.read_bytes())}",\n'
        for script in sorted(overrides.rglob("*.js"))
    )
    path.write_text(head + start + rows + rest[rest.index("}") :], "utf-8")


if __name__ == "__main__":
    renew(Path("overrides"))
