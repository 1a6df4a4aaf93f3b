"""What hooks/README.md tells those who work on the generator holds, its example to the letter."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

from kit.source import read_text
from project import ROOT, build, replace
from small import small

README = read_text(ROOT / "hooks" / "README.md")
FILE = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
HOOK = re.compile(r"^\| `(\w+\.py)` \| (.*?) \| ?(\d*) \|", re.MULTILINE)


def python(project: Path, *arguments: str) -> None:
    """Run a tool of our environment in a copy of the project."""
    command = [sys.executable, "-m", *arguments]
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_table_has_all_hooks_in_order_with_events_and_priorities() -> None:
    rows = []
    for name in re.findall(r"^  - hooks/(\w+\.py)$", read_text(ROOT / "mkdocs.yml"), re.MULTILINE):
        code = read_text(ROOT / "hooks" / name)
        functions = [it.name for it in ast.parse(code).body if isinstance(it, ast.FunctionDef)]
        events = ", ".join(f"`{it}`" for it in functions if it.startswith("on_"))
        priority = re.findall(r'treeprocessors\.register\([^"]*"site-[\w-]+", (\d+)', code)
        rows.append((name, events, "".join(priority)))
    assert HOOK.findall(README) == rows


def test_its_example_becomes_a_component(tmp_path: Path) -> None:
    project = small(tmp_path)
    shutil.copy(ROOT / "pyproject.toml", project)
    shutil.copytree(ROOT / "tests", project / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    files = dict(FILE.findall(README))
    for name in ("mkdocs.yml", "hooks/kit/html.py"):
        line = ""
        for change in files.pop(name).splitlines():
            above, line = line, change[1:]
            if change.startswith("+"):
                replace(project / name, f"{above}\n", f"{above}\n{line}\n")
    for name, text in files.items():
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text(text, "utf-8")
    for page in (project / "docs").glob("*/index.md"):
        page.write_text(f"{page.read_text('utf-8')}\n{files['tests/proverb/plain.md']}", "utf-8")

    result = build(project, tmp_path / "site")

    assert result.returncode == 0, result.stderr
    html = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert '<blockquote class="proverb">' in html
    python(project, "pytest", "-n0", "tests/test_proverb.py")
    modules = [name for name in files if name.endswith(".py")]
    python(project, "ruff", "format", "--check", *modules)
    python(project, "ruff", "check", *modules)
