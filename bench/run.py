"""Measure what a build costs: the stock stack, ours, and peers, in turn, on the same pages.

Each build runs in a process of its own. Its processor time and largest process are those that the
kernel counted for it and for all that it started, as Linux does. The checks of the finished site
are counted apart. What was measured last of each stands in results.json; the tables in README.md
and the drawing are made from that.
"""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any

import generate
import peers
import serve
from plot import plot

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
BUILD = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir"]
CHECKS = [sys.executable, "-m", "checks.after"]
ORDER = ("stock", "ours", "ours, warm cache", *peers.PEERS)
TURNS = 3  # of which the middle one counts
FEW = 500  # pages; only fewer are previewed
Row = dict[str, Any]


class Failed(Exception):
    """A build did not succeed."""


def main(sizes: Sequence[int], wanted: Sequence[str]) -> None:
    """Measure builds of each size, say how it goes, and write down what came out."""
    if sys.platform != "linux":
        sys.exit("make bench: this measures on Linux only; run it there, in a container for one")
    ready = {name: found for name in wanted if (found := peers.install(name))}
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            place = Path(folder)
            pages = generate.make(place, size)
            for row in chain(measured(place, pages, ready), previewed(place / "ours", pages)):
                keep(row | {"size": size, "pages": pages, "date": date.today().isoformat()})
    rows = json.loads(RESULTS.read_text("utf-8"))
    builds = [row for row in rows if "edit" not in row]
    sizes = sorted({row["size"] for row in builds})
    previews = edits([row for row in rows if "edit" in row])
    tables = "\n\n".join([*(table(builds, size) for size in sizes), previews])
    (HERE / "plot.svg").write_text(plot(builds, ORDER), "utf-8")
    readme = HERE / "README.md"
    text = f"<!-- measured -->\n\n{machine()}\n\n{tables}\n\n<!-- /measured -->"
    old = readme.read_text("utf-8")
    new = re.sub(r"<!-- measured -->.*<!-- /measured -->", lambda _: text, old, flags=re.DOTALL)
    readme.write_text(new, "utf-8")
    print(f"\n{machine()}\n\n{tables}")


def measured(place: Path, pages: int, ready: Mapping[str, peers.Peer]) -> Iterator[Row]:
    """Yield a row for each builder; stock and ours take turns, so that noise meets both."""
    ours, stock = place / "ours", place / "stock"
    own: dict[str, list[Row]] = {"stock": [], "ours": [], "ours, warm cache": []}
    for turn in range(1, TURNS + 1):
        for name, folder in zip(own, (stock, ours, ours), strict=True):
            say(f"{pages} + {pages} pages: {name}, {turn}")
            if name == "ours":
                shutil.rmtree(ours / ".cache", ignore_errors=True)
            site = place / "site"
            shutil.rmtree(site, ignore_errors=True)  # that of the one before it
            row = cost([*BUILD, str(site)], folder, site)
            if name != "stock":
                checked = cost([*CHECKS, str(site)], folder, site)
                row["checks"] = checked["processor"]
                row["memory"] = max(row["memory"], checked["memory"])
            own[name].append(row)
    for name, rows in own.items():
        middle = sorted(rows, key=lambda it: it["processor"])[len(rows) // 2]
        yield {"name": name, "version": VERSIONS[name.split(",")[0]], **middle}
    for name, peer in ready.items():
        say(f"{pages} + {pages} pages: {name}")
        commands = peer.prepare(stock / "docs", place / name, stock / "mkdocs.yml")
        try:
            rows = [cost(command, place / name, place / name / peer.site) for command in commands]
        except Failed as error:
            say(f"*** {name} IS LEFT OUT: {error}")
            continue
        total = {key: sum(row[key] for row in rows) for key in ("processor", "wall")}
        size = {"memory": max(row["memory"] for row in rows), "html": rows[-1]["html"]}
        yield {"name": name, "version": peer.version, **total, **size}


def previewed(folder: Path, pages: int) -> Iterator[Row]:
    """Yield a row for each kind of edit."""
    if pages < FEW:
        say(f"{pages} + {pages} pages: previews")
        for edit, seconds in serve.measured(folder):
            yield {"name": "ours", "edit": edit, "processor": round(seconds, 2)}


VERSIONS = {
    "stock": ", ".join(
        f"{package} {version(package)}"
        for package in ("mkdocs", "mkdocs-material", "mkdocs-static-i18n")
    ),
    "ours": "the same, with all hooks",
}


def cost(command: Sequence[str], folder: Path, site: Path) -> Row:
    """Return what a command cost, and the HTML of the pages it wrote.

    Raises `Failed` with what the command said.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "hooks"}
    with tempfile.TemporaryFile() as said:
        start = time.monotonic()
        with subprocess.Popen(
            command, cwd=folder, env=environment, stdout=said, stderr=said
        ) as process:
            _, status, used = os.wait4(process.pid, 0)  # of this process and of all below it
            process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - start
        said.seek(0)
        if process.returncode:
            raise Failed(f"{' '.join(command)}\n{said.read().decode()[-5000:]}")
    html = [path.stat().st_size for path in site.rglob("*.html")]
    return {
        "processor": round(used.ru_utime + used.ru_stime, 2),
        "wall": round(wall, 2),
        "memory": round(used.ru_maxrss / 1024),
        "html": round(sum(html) / max(1, len(html)) / 1000, 1),
    }


def keep(row: Row) -> None:
    """Put a row in the place of the one that was measured before."""
    rows = json.loads(RESULTS.read_text("utf-8")) if RESULTS.is_file() else []
    same = (row["name"], row["size"], row.get("edit"))
    rows = [it for it in rows if (it["name"], it["size"], it.get("edit")) != same] + [row]
    rows.sort(key=lambda it: (it["size"], ORDER.index(it["name"])))
    RESULTS.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


def table(rows: Sequence[Row], size: int) -> str:
    """Return what was measured at one size as a Markdown table."""
    here = [row for row in rows if row["size"] == size]
    stock = next((row["processor"] for row in here if row["name"] == "stock"), 0)
    pages = here[0]["pages"]
    lines = [
        f"| {pages} + {pages} pages | processor s | of stock | ms a page | wall s | peak MB "
        "| HTML KB a page | checks of the site, s | measured |",
        "|---|--:|--:|--:|--:|--:|--:|--:|---|",
    ]
    for row in here:
        ratio = f"{row['processor'] / stock:.2f}" if stock else ""
        each = row["processor"] / row["pages"] / 2 * 1000
        lines.append(
            f"| {row['name']} ({row['version']}) | {row['processor']:.1f} | {ratio} | {each:.0f} "
            f"| {row['wall']:.1f} | {row['memory']} | {row['html']:.0f} "
            f"| {row.get('checks', '')} | {row['date']} |"
        )
    return "\n".join(lines)


def edits(rows: Sequence[Row]) -> str:
    """Return what previews cost as a Markdown table, with a column for each size."""
    pages = sorted({row["pages"] for row in rows})
    lines = [
        "| saved in a preview | " + " | ".join(f"{it} + {it} pages, s" for it in pages) + " |",
        "|---|" + "--:|" * len(pages),
    ]
    for edit in dict.fromkeys(row["edit"] for row in rows):
        costs = {row["pages"]: f"{row['processor']:.1f}" for row in rows if row["edit"] == edit}
        lines.append(f"| {edit} | " + " | ".join(costs.get(it, "") for it in pages) + " |")
    return "\n".join(lines)


def machine() -> str:
    """Return what kind of machine this is, in one line."""
    cpu = re.findall(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text("utf-8"))
    kind = cpu[0] if cpu else platform.machine()
    python = f"Python {platform.python_version()}"
    return f"On {os.cpu_count()} cores ({kind}), {platform.system()}, {python}."


def say(words: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {words}", flush=True)


if __name__ == "__main__":
    main([int(it) for it in sys.argv[1].split(",")], sys.argv[2:])
