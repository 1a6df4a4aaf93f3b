"""Print what becomes of the bad inputs in the stock build, beside what becomes of them here.

    make corpus

The stock build is this site's mkdocs.yml without our hooks and templates, strict, of the first
page of each language and those of the case. It has let a case through where it ends without a
warning that it does not give without the case; `none` are cases in files that only we have, such
as our words, which it does not read. What becomes of them here is tested in
test_bad_input.py; the times are those of the look before MkDocs, and of one whole build for each
case that is large.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from checks import before, config
from corpus import Case, corpus, in_nav
from project import PARTS, ROOT, build

SECONDS = 60
CONFIG = {"mkdocs.yml"}
OURS = re.compile(r"^(hooks|watch|extra_javascript):.*?(?=^\S|\Z)", re.DOTALL | re.MULTILINE)
NAV = re.compile(r"^nav:.*?(?=^\S)", re.DOTALL | re.MULTILINE)
# Of pages that a case has in one language only, which is not its fault.
NAV_LACKS = re.compile("['\"]nav['\"] configuration")
WARNING = re.compile(r"^(?:WARNING|ERROR) +-  .*", re.MULTILINE)


def copied(target: Path) -> Path:
    """Make a copy of the project in a folder that is there."""
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target / part)
    return target


def is_ours(case: Case) -> bool:
    """Tell whether a case changes nothing but files that the stock build does not read."""
    data = (".yml", ".json", ".csl", ".txt")
    if case.page is not None or case.change.keys() & CONFIG:
        return False
    return all(not path.startswith("docs/") or path.endswith(data) for path in case.change)


def strip(project: Path) -> None:
    """Leave the first page of each language, and nothing of ours."""
    for page in (project / "docs").rglob("*.md"):
        if page.name != "index.md" or len(page.relative_to(project).parts) != 3:
            page.unlink()
    path = project / "mkdocs.yml"
    text = NAV.sub("nav:\n  - index.md\n\n", OURS.sub("", path.read_text("utf-8")))
    path.write_text(text.replace("  custom_dir: overrides\n", ""), "utf-8")


def stock(case: Case | None) -> tuple[str, set[str]]:
    """Build one case as the stock would; return how it ended, and what it warned of."""
    with tempfile.TemporaryDirectory() as folder:
        project = copied(Path(folder))
        strip(project)
        if case:
            if case.page is not None or case.pages:
                in_nav(project, [case])
            try:
                case.apply(project)
            except AssertionError:  # it changes a line that only we have
                return "none", set()
        try:
            ran = subprocess.run(
                [sys.executable, "-m", "mkdocs", "build", "--site-dir", f"{folder}/site"],
                cwd=project,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
                capture_output=True,
                text=True,
                errors="replace",
                check=False,
                timeout=SECONDS,
            )
        except subprocess.TimeoutExpired:
            return "hung", set()
    if "Traceback" in ran.stderr:
        return "broke", set()
    warned = {it for it in WARNING.findall(ran.stderr) if _is_nav(case) or not NAV_LACKS.search(it)}
    return ("failed" if ran.returncode else "ended"), warned


def _is_nav(case: Case | None) -> bool:
    return case is not None and case.kind == "navigation"


def main(*kinds: str) -> None:
    """Print the table, a row for each class that is asked for, or for all."""
    usual = stock(None)[1]
    expected = config.read_expected()
    table: dict[str, Counter[str]] = {}
    slowest: dict[str, float] = {}
    for case in (it for it in corpus() if not kinds or it.kind in kinds):
        row = table.setdefault(case.kind, Counter())
        row["cases"] += 1
        row["refused" if case.says else "right"] += 1
        with tempfile.TemporaryDirectory() as folder:
            project = copied(Path(folder))
            in_nav(project, [case])
            case.apply(project)
            start = time.perf_counter()
            found = before.check(project, expected)
            if case.kind == "size" and not found:
                build(project, project / "site")
            taken = time.perf_counter() - start
            slowest[case.kind] = max(slowest.get(case.kind, 0), taken)
        if case.says:
            ended, warned = ("none", set()) if is_ours(case) else stock(case)
            if ended == "ended":
                ended = "stopped" if warned - usual else "silent"
            row[ended] += 1
            print(f"{case.kind:14} {ended:8} {taken:5.2f} s  {case.name}", flush=True)
    columns = ("cases", "failed", "stopped", "broke", "hung", "silent", "none", "refused", "right")
    print(f"\n{'':14}" + "".join(f"{column:>9}" for column in columns) + "  seconds")
    for kind, row in [*table.items(), ("all", sum(table.values(), Counter()))]:
        longest = slowest.get(kind, max(slowest.values()))
        print(f"{kind:14}" + "".join(f"{row[it]:9}" for it in columns) + f"{longest:9.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
