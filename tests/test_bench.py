"""What the bench builds: copies of the real pages that are in order, and no two alike."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

import generate
from plot import plot
from run import edits, keep, main, table

ROW = {
    "name": "stock",
    "version": "1",
    "processor": 6.0,
    "wall": 7.0,
    "memory": 50,
    "html": 40.0,
    "size": 30,
    "pages": 30,
    "date": "2026-11-22",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    folder = tmp_path_factory.mktemp("bench")
    return folder, generate.make(folder, 60)


def test_it_measures_on_linux_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    with pytest.raises(SystemExit, match="on Linux only; run it there"):
        main([30], [])


def test_each_size_has_whole_rounds_of_the_real_pages(place: tuple[Path, int]) -> None:
    folder, pages = place
    real = len(list((generate.ROOT / "docs" / "nl").rglob("*.md")))
    assert pages == 2 * real
    for site in ("ours", "stock"):
        for language in generate.LANGUAGES:
            assert len(list((folder / site / "docs" / language).rglob("*.md"))) == pages


def test_no_two_pages_are_alike_and_all_runs_are(place: tuple[Path, int], tmp_path: Path) -> None:
    folder, _ = place
    docs = folder / "ours" / "docs"
    texts = {path.relative_to(docs): path.read_text("utf-8") for path in docs.rglob("*.md")}
    assert len(set(texts.values())) == len(texts)
    generate.make(tmp_path, 60)
    again = tmp_path / "ours" / "docs"
    assert all((again / name).read_text("utf-8") == text for name, text in texts.items())


def test_every_page_is_in_the_navigation_and_no_level_grows(place: tuple[Path, int]) -> None:
    folder, pages = place
    settings = yaml.safe_load((folder / "stock" / "mkdocs.yml").read_text("utf-8"))
    nav = settings["nav"]
    real = yaml.load((generate.ROOT / "mkdocs.yml").read_text("utf-8"), generate.Tags)["nav"]
    assert len(nav) == len(real)
    assert len(list(leaves(nav))) == len(set(leaves(nav))) == pages


def leaves(nav: object) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    below = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ()
    return [leaf for entry in below for leaf in leaves(entry)]


def test_a_table_says_what_share_of_the_stock_stack_it_takes() -> None:
    ours = ROW | {"name": "ours", "processor": 3.0, "checks": 0.6}
    lines = table([ROW, ours], 30).splitlines()
    assert lines[2] == "| stock (1) | 6.0 | 1.00 | 100 | 7.0 | 50 | 40 |  | 2026-11-22 |"
    assert lines[3] == "| ours (1) | 3.0 | 0.50 | 50 | 7.0 | 50 | 40 | 0.6 | 2026-11-22 |"


def test_a_table_of_previews_has_a_column_for_each_size() -> None:
    saved = [
        ROW | {"edit": edit, "pages": pages, "processor": cost}
        for pages, edit, cost in ((30, "a page", 0.8), (300, "a page", 5.0), (30, "a hook", 2.5))
    ]
    assert edits(saved).splitlines() == [
        "| saved in a preview | 30 + 30 pages, s | 300 + 300 pages, s |",
        "|---|--:|--:|",
        "| a page | 0.8 | 5.0 |",
        "| a hook | 2.5 |  |",
    ]


def test_what_is_measured_again_takes_the_place_of_what_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("run.RESULTS", tmp_path / "results.json")
    for processor in (6.0, 5.0):
        keep(ROW | {"processor": processor})
        keep(ROW | {"edit": "a page", "processor": processor / 2})
    keep(ROW | {"size": 300})
    rows = json.loads((tmp_path / "results.json").read_text("utf-8"))
    found = [(row["size"], row.get("edit"), row["processor"]) for row in rows]
    assert found == [(30, None, 5.0), (30, "a page", 2.5), (300, None, 6.0)]


def test_the_drawing_has_a_line_for_each_builder() -> None:
    rows = [
        ROW | {"name": name, "pages": pages, "processor": pages * cost}
        for name, cost in (("stock", 0.06), ("ours", 0.03))
        for pages in (30, 300)
    ]
    svg = ElementTree.fromstring(plot(rows, ("stock", "ours")))
    names = [text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert names[-2:] == ["stock", "ours"]
    assert len(list(svg.iter("{http://www.w3.org/2000/svg}polyline"))) == 2
