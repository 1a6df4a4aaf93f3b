"""Another subject in other languages, by the steps of the README: no hook, no template changes."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from project import PARTS, ROOT, build, replace
from small import put_keys, small

STEPS = (ROOT / "README.md").read_text("utf-8").partition("## Your own site in five steps\n")[2]
COMMAND = re.compile(r"^ +```sh\n(.*?)^ +```$", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def sleep(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site that the five steps make, built."""
    project = tmp_path_factory.mktemp("sleep")
    for part in (*PARTS, "Makefile", "requirements.lock", "tests/another_site"):
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, project / part)
    (project / ".venv").symlink_to(ROOT / ".venv")
    os.utime(project / "requirements.lock", (0, 0))  # so that make takes the environment as it is
    steps = STEPS.partition("\n## ")[0]
    commands = [match[1].strip() for match in COMMAND.finditer(steps)]
    assert len(commands) == 4
    for command in commands[:3]:
        subprocess.run(["bash", "-c", command], cwd=project, check=True)
    put_keys(project / "mkdocs.yml", project / "tests" / "another_site" / "mkdocs.yml")
    result = subprocess.run(
        ["bash", "-c", commands[3]],
        cwd=project,
        env={**os.environ, "SITE_URL": "https://schlaf.example/"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert (result.stdout + result.stderr).strip() == ""
    return project / "site"


def test_the_pages_stand_where_each_language_wants_them(sleep: Path) -> None:
    for page in ("", "schlaf/faeden", "schlaf/abend", "schlaf/tag", "hilfe", "begriffe"):
        assert '<html lang="de"' in read(sleep, page)
    for page in ("fr", "fr/sommeil/fils", "fr/sommeil/soiree", "fr/aide", "fr/mots"):
        assert '<html lang="fr"' in read(sleep, page)


def test_a_cord_of_four_strands(sleep: Path) -> None:
    for page, desc in (
        ("schlaf/faeden", "4 Fäden werden ein Seil: Müdigkeit, Rhythmus, Ruhe, Ort"),
        ("fr/sommeil/fils", "4 fils deviennent une corde : Fatigue, Rythme, Calme, Lieu"),
    ):
        html = read(sleep, page)
        assert desc in html
        assert len(set(re.findall(r"strand-(\d)", html))) == 4


def test_two_checklists_with_banners_of_their_own(sleep: Path) -> None:
    for page in ("schlaf/abend", "schlaf/tag"):
        assert "Keine Zahl von Kreuzen bedeutet etwas." in read(sleep, page)
    assert "Fahr nicht, wenn dir die Augen zufallen." in read(sleep, "schlaf/tag")
    evening = read(sleep, "fr/sommeil/soiree")
    assert "Aucun nombre de croix ne veut dire quelque chose." in evening
    assert '<a href="tel:112">112</a>' in evening
    assert "driving" not in evening


def test_terms_sources_and_labels(sleep: Path) -> None:
    html = read(sleep, "fr/sommeil/fils")
    assert "Hirshkowitz, M. (2015)" in html
    assert "Bien étudié" in html
    assert "les heures où l’on dort et où l’on veille." in html


def test_not_a_word_of_this_site_is_left(sleep: Path) -> None:
    for path in sleep.rglob("*.html"):
        seen = re.sub(r"(?s)<script.*?</script>|<[^>]+>", " ", path.read_text("utf-8")).lower()
        assert not re.search(r"\bhecht|attachment|\bkind\b|\bouders?\b|\bpagina\b", seen), path


def test_a_language_with_a_region(tmp_path: Path) -> None:
    project = small(tmp_path)
    replace(project / "mkdocs.yml", "locale: fr", "locale: fr-CA")
    (project / "docs" / "fr").rename(project / "docs" / "fr-CA")
    result = build(project, project / "site")
    assert (result.returncode, re.findall("WARNING.*", result.stderr)) == (0, [])
    assert '<html lang="fr-CA"' in read(project / "site", "fr-CA/aide")
    search = json.loads((project / "site" / "search" / "fr-CA.json").read_text("utf-8"))
    assert [name for name, _ in search["foreign"]] == ["allemand"]


def read(site: Path, page: str) -> str:
    return (site / page / "index.html").read_text("utf-8")
