"""Each bad input of tests/bad_input/ is refused word for word, or built right.

Many share a copy of the site, and what comes must be what all of them say, no more and no less.
"""

import logging
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from answer import find_faults
from checks import before, config
from corpus import Case, batches, corpus, in_nav
from data import read_site
from project import PARTS, ROOT, build

CASES = corpus()
KINDS = sorted({case.kind for case in CASES})
EXPECTED = config.read_expected()


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project from which others are made: small, and on the same disk."""
    return copied(ROOT, tmp_path_factory.mktemp("original"))


def copied(source: Path, target: Path) -> Path:
    for part in PARTS:
        path = source / part
        if path.is_dir():
            shutil.copytree(path, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, target / part)
    return target


def before_mkdocs(project: Path) -> list[str]:
    return [
        f"{path}:{fault.line}:{fault.column}: {fault.problem}; {fault.remedy}"
        for path, fault in before.check(project, EXPECTED)
    ]


def told(printed: str, project: Path) -> Iterator[str]:
    """Yield what the author of a pull request is told of what a build printed."""

    def read(path: str) -> str:
        return (project / path).read_text("utf-8") if (project / path).is_file() else ""

    for path, line, problem, remedy in find_faults(printed, read):
        yield f"{path}:{line}: {problem}; {remedy}"


def of_stage(stage: str) -> list[Case]:
    return [case for case in CASES if case.says and case.stage == stage]


def test_the_corpus_is_whole() -> None:
    assert len(CASES) >= 150
    assert [f"{case.kind}: {case.name}" for case in CASES if not (case.says or case.shows)] == []
    names = [(case.kind, case.name) for case in CASES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_refused_before_mkdocs(kind: str, original: Path, tmp_path: Path) -> None:
    for number, batch in enumerate(batches([it for it in of_stage("before") if it.kind == kind])):
        project = copied(original, tmp_path / str(number))
        expected = [message for case in batch for message in case.apply(project)]
        assert sorted(before_mkdocs(project)) == sorted(expected)


@pytest.mark.parametrize("case", of_stage("data"), ids=lambda case: case.name)
def test_what_is_refused_when_data_is_read(
    case: Case, original: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(original / "docs", docs, ignore=shutil.ignore_patterns("*.md"))
    expected = case.apply(tmp_path)
    with caplog.at_level(logging.WARNING):
        read_site(docs, ["nl", "en"], date(2026, 11, 22))
    assert sorted(caplog.messages) == sorted(expected)


def test_what_is_refused_in_the_build(original: Path, tmp_path: Path) -> None:
    for number, batch in enumerate(batches(of_stage("build"))):
        project = copied(original, tmp_path / str(number))
        in_nav(project, batch)
        expected = [message for case in batch for message in case.apply(project)]
        assert before_mkdocs(project) == []
        result = build(project, project / "site")
        assert result.returncode == 1
        assert "Traceback" not in result.stderr
        assert sorted(told(result.stderr, project)) == sorted(expected)


def test_what_only_looks_bad_is_built_right(original: Path, tmp_path: Path) -> None:
    cases = [case for case in CASES if case.shows]
    project = copied(original, tmp_path / "project")
    in_nav(project, cases)
    for case in cases:
        case.apply(project)
    assert before_mkdocs(project) == []
    result = build(project, project / "site")
    assert list(told(result.stderr, project)) == []
    for case in cases:
        for path in [case.path] if case.page is not None else case.pages:
            html = (project / "site" / path.removesuffix(".md") / "index.html").read_text("utf-8")
            assert [text for text in case.shows if text not in html] == [], case.name
