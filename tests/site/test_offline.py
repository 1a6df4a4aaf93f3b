"""The copy for the disk: opened by a double click, it is the whole site and asks for nothing."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from kit.archive import main as pack
from offline import public
from project import Window


def test_a_reader_finds_the_way_from_disk(offline: Path, window: Window) -> None:
    page = window()
    messages: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    home = (offline / "site-offline" / "index.html").as_uri()
    page.goto(home)
    page.locator("article a[href$='herkennen/gedrag.html']").first.click()
    page.wait_for_url("**/herkennen/gedrag.html")
    box = page.locator(".checklist input").first
    box.check()
    page.locator(".checklist button").click()
    assert not box.is_checked()
    page.locator(".languages a").click()
    page.wait_for_url("**/en/**.html**")
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator(".help").click()
    page.wait_for_url("**/en/**.html**")
    assert page.locator("h1").is_visible()
    folder = home.removesuffix("index.html")
    assert [it for it in requests if not it.startswith((folder, "data:"))] == []
    assert messages == []


def test_no_page_of_it_claims_an_address(offline: Path) -> None:
    html = (offline / "site-offline" / "herkennen" / "gedrag.html").read_text("utf-8")
    assert "og:url" not in html
    assert "integrity=" not in html
    assert "https://hechtwijzer.example/herkennen/gedrag/</p>" in html


def test_it_is_packed_whole_and_the_same_each_time(offline: Path, tmp_path: Path) -> None:
    folder = offline / "site-offline"
    with ZipFile(offline / "site-offline.zip") as archive:
        files = {
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        }
        assert set(archive.namelist()) == files
        assert archive.read("index.html") == (folder / "index.html").read_bytes()
    shutil.copytree(folder, tmp_path / "again")  # with other dates
    pack(tmp_path / "again", tmp_path / "again.zip")
    first, again = (
        (offline / "site-offline.zip").read_bytes(),
        (tmp_path / "again.zip").read_bytes(),
    )
    assert first == again


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("", "https://a.example/top/"),
        ("index.html", "https://a.example/top/"),
        ("en/index.html", "https://a.example/top/en/"),
        ("part/page.html", "https://a.example/top/part/page/"),
        ("part/page/", "https://a.example/top/part/page/"),
    ],
)
def test_paper_names_the_address_on_the_web(url: str, address: str) -> None:
    assert public(url, "https://a.example/top/") == address
