"""What hooks/README.md tells those who work on the generator holds, its example to the letter."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

from project import ROOT, build, replace

README = (ROOT / "hooks" / "README.md").read_text("utf-8")
FILE = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
HOOK = re.compile(r"^\| `(\w+\.py)` \| (.*?) \|", re.MULTILINE)
PROCESSOR = re.compile(r"^\| ([\d.]+) \| `(site-[\w-]+)` \|", re.MULTILINE)


def python(project: Path, *arguments: str) -> None:
    """Run a tool of our environment in a copy of the project."""
    command = [sys.executable, "-m", *arguments]
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_table_has_all_hooks_in_order_with_their_events() -> None:
    listed = re.findall(r"^  - hooks/(\w+\.py)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.M)
    events = {}
    for name in listed:
        tree = ast.parse((ROOT / "hooks" / name).read_text("utf-8"))
        functions = [it.name for it in tree.body if isinstance(it, ast.FunctionDef)]
        events[name] = [f"`{it}`" for it in functions if it.startswith("on_")]
    assert [(name, told.split(", ")) for name, told in HOOK.findall(README)] == list(events.items())


def test_the_table_has_all_tree_processors_with_their_priorities() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "hooks").glob("*.py"))
    registered = re.findall(r'treeprocessors\.register\([^"]*"([\w-]+)", ([\d.]+)', code)
    told = [(name, priority) for priority, name in PROCESSOR.findall(README)]
    assert told == sorted(registered, key=lambda it: -float(it[1]))


def test_its_example_becomes_a_component(project: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", project)
    shutil.copytree(ROOT / "tests", project / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    files = dict(FILE.findall(README))
    line = ""
    for change in files.pop("mkdocs.yml").splitlines():
        above, line = line, change[1:]
        if change.startswith("+"):
            replace(project / "mkdocs.yml", f"{above}\n", f"{above}\n{line}\n")
    for name, text in files.items():
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text(text, "utf-8")
    for page in (project / "docs").glob("*/index.md"):
        page.write_text(f"{page.read_text('utf-8')}\n{files['tests/proverb/plain.md']}", "utf-8")

    result = build(project, tmp_path / "site")

    assert result.returncode == 0, result.stderr
    html = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert '<blockquote class="proverb">' in html
    python(project, "pytest", "tests/test_proverb.py")
    modules = [name for name in files if name.endswith(".py")]
    python(project, "ruff", "format", "--check", *modules)
    python(project, "ruff", "check", *modules)
