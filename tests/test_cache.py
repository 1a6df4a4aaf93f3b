"""A build that finds pages in the cache gives the site that a clean build gives, byte for byte."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from project import build, replace

FRONT = "---\naudience: [parents]\ntopics: []\n---\n\n"
PAGE = FRONT.replace("[]", "[crisis]") + (
    "# {title}\n\nA first-word is here.[^neufeld2004] Call [somebody](helpline:113).\n\n"
    "## A list <!-- #list -->\n\n- [ ] One thing <!-- #one -->\n\n"
    "[Terms](over/begrippen.md#first-word)\n\n> [!NOTE]\n> Short.\n\n"
    "<!-- site:evidence model -->\n"
)
PAGES = {
    "index.md": PAGE,
    "other.md": FRONT + "# {title} too\n\nNothing but the [beginning](index.md#list).\n",
    "over/begrippen.md": FRONT + "# {title}\n\n- **First-word** <!-- #first-word -->: it begins.\n",
    "over/bronnen-en-bewijs.md": FRONT + "# {title}\n\n- Model <!-- #model -->\n",
    "hulp/nu.md": FRONT + "# {title}\n\nHelp.\n",
}
Change = Callable[[Path], object]


@pytest.fixture
def project(project: Path) -> Path:
    """Return a copy of the project with few pages, among which they have what a page may have."""
    for language in ("nl", "en"):
        docs = project / "docs" / language
        for path in docs.rglob("*.md"):
            path.unlink()
        for name, text in PAGES.items():
            (docs / name).parent.mkdir(exist_ok=True)
            (docs / name).write_text(text.replace("{title}", f"Title {name}"), "utf-8")
    settings = project / "mkdocs.yml"
    before, _, after = settings.read_text("utf-8").partition("\nnav:")
    settings.write_text(f"{before}\n\nexclude_docs:{after.partition('exclude_docs:')[2]}", "utf-8")
    return project


def built(project: Path, place: Path, **environment: str) -> dict[str, bytes]:
    """Build a project; return what is in each file of its site."""
    shutil.rmtree(place, ignore_errors=True)
    result = build(project, place, **environment)
    assert "Traceback" not in result.stderr
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file() and path.suffix != ".gz"  # which has the time of the build in it
    }


def edit(name: str, old: str, new: str) -> Change:
    return lambda project: replace(project / name, old, new)


CHANGES: dict[str, Change] = {
    "a page": edit("docs/nl/index.md", " is here", " is there"),
    "its translation": edit("docs/en/index.md", "One thing", "One other thing"),
    "the terms": edit("docs/nl/over/begrippen.md", "it begins", "it is the beginning"),
    "a new page": lambda project: (project / "docs/nl/new.md").write_text(FRONT + "# New\n\nX.\n"),
    "words": edit("docs/nl/strings.yml", "reset: Alles", "reset: Echt alles"),
    "a helpline": edit("docs/helplines.yml", 'display: "113"', 'display: "0113"'),
    "a work": edit("docs/references.json", "Hold on to your kids", "Hold on to a child"),
    "a note on a work": edit("docs/nl/references.yml", "tegenwil", "weerwil"),
    "a banner": edit("docs/banners.yml", "level: emergency", "level: warning"),
    "a setting": edit("mkdocs.yml", "permalink: false", "permalink: true"),
    "a hook": edit("hooks/checklist.py", '"type": "reset"', '"type": "reset", "name": "n"'),
    "what hooks share": edit("hooks/kit/site.py", "else self.display", "else self.tel"),
    "a template": edit("overrides/partials/content.html", 'class="review"', 'class="checked"'),
}


def test_a_change_of_any_kind(project: Path, tmp_path: Path) -> None:
    site = built(project, tmp_path / "site")
    for name, change in CHANGES.items():
        change(project)
        before, site = site, built(project, tmp_path / "site")
        shutil.rmtree(project / ".cache")
        clean = built(project, tmp_path / "site")
        assert [path for path in clean if site.get(path) != clean[path]] == [], name
        assert clean != before, f"{name} makes no difference, so it tests nothing"


def test_another_day(project: Path, tmp_path: Path) -> None:
    built(project, tmp_path / "site")
    later = str(int(datetime(2028, 1, 1, tzinfo=UTC).timestamp()))
    found = built(project, tmp_path / "site", SOURCE_DATE_EPOCH=later)
    assert "0113" not in found["index.html"].decode()


def test_what_did_not_change_is_taken_from_the_cache(project: Path, tmp_path: Path) -> None:
    built(project, tmp_path / "site")
    place = project / ".cache" / "pages" / "index.html.json"
    kept = place.read_text("utf-8")
    place.write_text(kept.replace(" is here", " was kept"), "utf-8")
    assert b" was kept" in built(project, tmp_path / "site")["index.html"]
    place.write_text(kept[:100], "utf-8")  # a build that was stopped left half of it
    assert b" is here" in built(project, tmp_path / "site")["index.html"]


def test_a_fault_is_told_by_every_build(project: Path, tmp_path: Path) -> None:
    replace(project / "docs" / "nl" / "index.md", "helpline:113", "helpline:114")
    replace(project / "docs" / "nl" / "other.md", "index.md#list", "index.md#lost")
    first, second = (build(project, tmp_path / "site").stderr for _ in range(2))
    assert "docs/nl/index.md:8: there is no helpline `114`" in first
    assert "does not contain an anchor '#lost'" in first
    assert first == second
