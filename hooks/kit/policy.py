"""The policy that every page carries, and the list of scripts that it lets run.

Both are templates, `policy.html` and `scripts.html`, so that any template can include them.
"""

import base64
import hashlib
import sys
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


def add_integrity(env: Environment, policy: Policy) -> None:
    """Let templates ask for the hash of a script.

    It is empty for one that is not on the list: the page then has a fault that names it.
    """
    env.filters["integrity"] = lambda script: (
        (policy.integrity and policy.scripts.get(script)) or ""
    )


def hash_of(script: bytes) -> str:
    """Return the hash of a script as `integrity` and the policy have it (W3C SRI, 2016).

    SHA-256, the shortest that browsers must know: each page has the hash of every script in it.
    """
    return f"sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}"


def check_scripts(site: Path, overrides: Path) -> Iterator[Fault]:
    """Yield where the scripts of a built site and the list of them differ, by line of the list."""
    listed, lines = read_policy(overrides).scripts, read_text(overrides / SCRIPTS).splitlines()
    found = hashes(site)
    for name in sorted(found.keys() | listed.keys()):
        line = next((n for n, text in enumerate(lines, 1) if f'"{name}"' in text), 1)
        if name not in found:
            yield Fault(line, f"there is no script {name}", "take its line out: `make scripts`")
        elif listed.get(name) != found[name]:
            state = "has changed" if name in listed else "is not on the list"
            remedy = "have a person read it, all of it; then `make scripts`"
            yield Fault(line, f"the script {name} {state}", remedy)


def hashes(site: Path) -> dict[str, str]:
    """Return the hash of each script of a built site, by its path there."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*.js")}
    return {name: hash_of(found[name].read_bytes()) for name in sorted(found)}


def renew(site: str, overrides: str = "overrides") -> None:
    """Put the scripts of a built site on the list; for a person who has read them."""
    path = Path(overrides) / SCRIPTS
    rows = "".join(f'  "{name}": "{code}",\n' for name, code in hashes(Path(site)).items())
    head, start, rest = read_text(path).partition("{% set scripts = {\n")
    path.write_text(head + start + rows + rest[rest.index("}") :], "utf-8")


if __name__ == "__main__":
    renew(*sys.argv[1:])
