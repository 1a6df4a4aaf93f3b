"""Handouts: which pages have one, and what is in it for whoever cannot see it."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from handout import place, wanted
from kit.paper import Sheet, printed, sheets
from kit.site import FrontMatter
from project import DAY

TOP = "https://hechtwijzer.example/"


def front(**values: object) -> FrontMatter:
    return FrontMatter.model_validate({"audience": ["parents"], **values})


def test_a_page_has_one_for_its_checklist_or_by_its_front_matter() -> None:
    checklist = "# Title\n\n## List <!-- #list -->\n\n- [ ] One <!-- #one -->\n"
    assert wanted(front(), checklist)
    assert wanted(front(handout=True), "# Title\n")
    assert not wanted(front(), "# Title\n\nWrite `- [ ] One`:\n\n```\n- [ ] One\n```\n")


def test_each_has_a_name_of_its_own() -> None:
    assert place("part/page/") == "part/page.pdf"
    assert place("en/") == "en.pdf"
    assert place("./") == place("") == "index.pdf"  # the first page of the site


def test_only_pages_that_link_to_their_handout_are_printed(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://site.example/top/{}/">'
    link = '<a class="handout" href="../{}.pdf">As PDF</a>'
    for name, html in (("with", head + link), ("without", head)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(html.format(name, name), "utf-8")
    page = tmp_path / "with" / "index.html"
    assert list(sheets(tmp_path)) == [
        Sheet(page, "https://site.example/top/with/", tmp_path / "with.pdf")
    ]


@pytest.fixture(scope="module")
def pdfs(site: Path, browser: Browser) -> Iterator[dict[str, tuple[str, bytes]]]:
    """Return a page with a checklist in Dutch, and one that asks for it in English, as PDF."""
    six_ways = (site / "begrijpen" / "zes-manieren" / "index.html").read_text("utf-8")
    [english] = re.findall(r'"workTranslation": \[{"@id": "(.*?)"}\]', six_ways)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", DAY)
        found = {}
        for language, url in {"nl": TOP + "herkennen/gedrag/", "en": english}.items():
            page = site / url.removeprefix(TOP) / "index.html"
            pdf = printed(browser, site, Sheet(page, url, page))
            assert pdf == printed(browser, site, Sheet(page, url, page)), "two prints differ"
            found[language] = (url, pdf)
        yield found


@pytest.mark.parametrize(("language", "name"), [("nl", "Hechtwijzer"), ("en", "Attachment Guide")])
def test_a_handout_is_tagged_named_in_its_language_and_made_of_text(
    pdfs: dict[str, tuple[str, bytes]], language: str, name: str
) -> None:
    url, content = pdfs[language]
    pdf = PdfReader(BytesIO(content))
    root: Any = pdf.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    kinds = tags(root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Link"} <= set(kinds)
    assert ("/Figure" in kinds, "/TH" in kinds) == (language == "en", language == "en")
    assert kinds.count("/H1") == 1
    assert pdf.outline
    assert pdf.metadata
    assert str(pdf.metadata.title).endswith(name)
    assert str(pdf.metadata.creation_date) == "2026-11-22 00:00:00+00:00"
    assert url in " ".join(sheet.extract_text() for sheet in pdf.pages)


def test_a_link_on_paper_leads_to_the_public_site(pdfs: dict[str, tuple[str, bytes]]) -> None:
    notes = [
        note.get_object()
        for sheet in PdfReader(BytesIO(pdfs["nl"][1])).pages
        for note in sheet.get("/Annots", [])
    ]
    addresses = {note["/A"]["/URI"] for note in notes if "/A" in note}
    assert TOP + "hulp/nu/" in addresses
    assert {urlsplit(address).scheme for address in addresses} <= {"https", "tel"}


def tags(element: object) -> list[str]:
    """Return the kinds of all elements below one of the tree that a screen reader follows."""
    get = getattr(element, "get_object", None)
    element = get() if get else element
    if isinstance(element, list):
        return [kind for below in element for kind in tags(below)]
    if not isinstance(element, dict):
        return []
    return [*([str(element["/S"])] if "/S" in element else []), *tags(element.get("/K"))]
