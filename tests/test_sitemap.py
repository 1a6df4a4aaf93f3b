import os
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

from sitemap import last_changes
from urls import DOCS, url_of

ADDRESS = "https://hechtwijzer.example"
SITEMAP = {"": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder,
        env={**os.environ, "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"},
        check=True,
        capture_output=True,
    )


def write(folder: Path, day: str, **pages: str) -> None:
    """Commit pages below docs/ on a day."""
    for name, text in pages.items():
        path = folder / "docs" / "nl" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--message=A change", day=day)


def test_each_file_has_the_day_of_its_last_change(tmp_path: Path) -> None:
    git(tmp_path, "init")
    write(tmp_path, "2026-02-01", thuis="a", één="a")
    write(tmp_path, "2026-03-01", thuis="b")
    (tmp_path / "other.txt").write_text("not below the folder")
    write(tmp_path, "2026-04-01", nieuw="a")
    assert last_changes(tmp_path / "docs") == {
        "nl/nieuw.md": "2026-04-01",
        "nl/thuis.md": "2026-03-01",
        "nl/één.md": "2026-02-01",
    }


def test_without_all_history_nothing_is_said(tmp_path: Path) -> None:
    whole, shallow = tmp_path / "whole", tmp_path / "shallow"
    whole.mkdir()
    git(whole, "init")
    write(whole, "2026-02-01", thuis="a")
    write(whole, "2026-03-01", nieuw="a")
    git(tmp_path, "clone", "--depth=1", f"file://{whole}", str(shallow))
    assert (shallow / "docs" / "nl" / "thuis.md").is_file()
    assert last_changes(shallow / "docs") == {}


def test_without_git_nothing_is_said(tmp_path: Path) -> None:
    assert last_changes(tmp_path) == {}


def test_each_language_has_a_whole_sitemap_that_says_what_its_pages_say(site: Path) -> None:
    index = ElementTree.parse(site / "sitemap.xml")
    assert [it.text for it in index.iterfind("sitemap/loc", SITEMAP)] == [
        f"{ADDRESS}/sitemap-{language}.xml" for language in ("nl", "en")
    ]
    for language in ("nl", "en"):
        names = [
            it.relative_to(DOCS / language).as_posix() for it in (DOCS / language).rglob("*.md")
        ]
        entries = ElementTree.parse(site / f"sitemap-{language}.xml").getroot()
        found = {it.findtext("loc", "", SITEMAP): it for it in entries}
        assert len(entries) == len(found)
        assert sorted(found) == sorted(ADDRESS + url_of(language, name) for name in names)
        for address, entry in found.items():
            html = (site / address[len(ADDRESS) + 1 :] / "index.html").read_text("utf-8")
            said = [
                (it.get("hreflang"), it.get("href")) for it in entry.iterfind("x:link", SITEMAP)
            ]
            assert said == re.findall(
                r'<link rel=" ?alternate" hreflang="(.*?)" href="(.*?)">', html
            )
            assert [it for it, _ in said] == ["nl", "en", "x-default"]
