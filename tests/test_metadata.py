"""What a link shows of a page, and what search engines are told: true, whole, and harmless."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import html5lib
import pytest
from jinja2 import Environment, FileSystemLoader

from kit.data import read
from kit.site import FrontMatter, Reference
from kit.source import read_text, split
from metadata import Shared, cited, reviewed, written
from project import ROOT, indexed

TOP = "https://hechtwijzer.example/"
# The properties that we use, and on which types schema.org 29 has them. An article and a page of
# the web are both a CreativeWork, which is a Thing.
THING = {"@context", "@id", "@type", "description", "name", "url"}
WORK = THING | {
    *("audience", "citation", "inLanguage", "isAccessibleForFree", "isPartOf"),
    *("translationOfWork", "workTranslation"),
}
PROPERTIES = {
    "WebPage": WORK | {"breadcrumb", "lastReviewed", "reviewedBy"},
    "Article": WORK,
    "WebSite": WORK,
    "Audience": THING | {"audienceType"},
    "Person": THING,
    "BreadcrumbList": THING | {"itemListElement"},
    "ListItem": THING | {"item", "position"},
    None: {"@id"},
}

Head = tuple[dict[str, list[str]], dict[str, Any]]
Heads = Mapping[str, Head]


def front(**values: object) -> FrontMatter:
    return FrontMatter.model_validate({"audience": ["parents"], "lead": "Warm.", **values})


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield all things that JSON-LD tells of."""
    if isinstance(value, dict):
        yield value
    for below in value.values() if isinstance(value, dict) else value:
        if isinstance(below, dict | list):
            yield from nodes(below)


def head(path: Path) -> Head:
    """Return the properties of Open Graph and the JSON-LD of a page, as a browser reads them."""
    root = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    meta: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name")
        meta.setdefault(str(name), []).append(str(element.get("content")))
    [script] = root.iterfind(".//script[@type='application/ld+json']")
    return meta, json.loads(script.text or "")


@pytest.fixture(scope="module")
def heads(site: Path) -> Heads:
    found = {path.relative_to(site).as_posix(): head(path) for path in indexed(site)}
    assert found
    return found


def test_every_page_says_what_it_is(heads: Heads) -> None:
    for path, (meta, data) in heads.items():
        url = TOP + path.removesuffix("index.html")
        assert meta["og:url"] == [data["url"]] == [data["@id"]] == [url]
        for name in ("title", "description", "site_name", "type", "locale"):
            assert meta[f"og:{name}"] != [""], (path, name)
        assert data["inLanguage"].replace("-", "_") == meta["og:locale"][0]
        for node in nodes(data):
            types = node.get("@type")
            known = [PROPERTIES[it] for it in (types if isinstance(types, list) else [types])]
            assert set(node) <= set().union(*known), (path, set(node) - set().union(*known))
            assert None not in node.values()
            for key in ("@id", "url", "item"):
                assert node.get(key, TOP).startswith(TOP), (path, key)
        steps = data.get("breadcrumb", {}).get("itemListElement", [])
        assert [step["position"] for step in steps] == [*range(1, len(steps) + 1)]
        assert not steps or steps[-1]["item"] == url


def test_translations_name_each_other(heads: Heads) -> None:
    works = {data["@id"]: data for _, data in heads.values()}
    translations = 0
    for address, data in works.items():
        if original := data.get("translationOfWork"):
            translations += 1
            assert {"@id": address} in works[original["@id"]]["workTranslation"]
    assert translations > 20


def test_a_page_with_a_way_out_above_its_title_shows_no_more_than_the_site(site: Path) -> None:
    strings = read(read_text(ROOT / "docs" / "nl" / "strings.yml")).value
    meta, _ = head(site / "gevoelens" / "afwijzing" / "index.html")
    assert meta["og:title"] == ["Hechtwijzer"]
    assert meta["og:description"] == [strings["sharing"]["description"]]
    assert meta["og:type"] == ["website"]
    assert "article:section" not in meta


def test_a_page_shows_its_own_title_and_line(site: Path) -> None:
    source = read_text(ROOT / "docs" / "nl" / "begrijpen" / "zes-manieren.md")
    meta, data = head(site / "begrijpen" / "zes-manieren" / "index.html")
    assert [f"# {meta['og:title'][0]}"] == [it for it in source.splitlines() if it[:2] == "# "]
    assert meta["og:description"] == [read(split(source)[0] or "").value["lead"]]
    assert meta["og:locale:alternate"] == ["en_GB"]
    assert data["name"] == meta["og:title"][0]


def test_a_page_that_cites_works_is_an_article_and_names_them() -> None:
    works = [
        Reference.model_validate(
            {"type": "book", "author": [], "issued": {"literal": "n.d."}, **address}
        )
        for address in ({"DOI": "10.1037/x"}, {"URL": "https://a.example/"}, {})
    ]
    assert written(front(), works) == {
        "@type": ["WebPage", "Article"],
        "description": "Warm.",
        "citation": ["https://a.example/", "https://doi.org/10.1037/x"],
    }
    assert written(front(), []) == {"@type": "WebPage", "description": "Warm."}


def test_a_mark_of_no_known_work_names_none() -> None:
    work = Reference.model_validate({"type": "book", "author": [], "issued": {"literal": "n.d."}})
    assert cited({"a": work}, "# T\n\nSo.[^a] And so.[^mistyped]\n") == [work]


def test_a_review_is_claimed_only_with_its_reviewer() -> None:
    day = date(2027, 5, 22)
    assert reviewed(front(reviewed=day)) == {}
    assert reviewed(front(reviewed_by="A. Jansen")) == {}
    assert reviewed(front(reviewed=day, reviewed_by="A. Jansen")) == {
        "lastReviewed": "2027-05-22",
        "reviewedBy": {"@type": "Person", "name": "A. Jansen"},
    }


def test_no_text_of_a_page_ends_the_data_early() -> None:
    evil = '</script><script>alert(1)</script> & "quoted" \u2028'
    templates = Environment(loader=FileSystemLoader(ROOT / "overrides"))
    page = Shared("article", evil, evil, TOP, "nl-NL", [], "", neutral=False, data={"name": evil})
    html = templates.get_template("partials/share.html").render(
        shared=page, config={"site_name": evil}
    )
    root = html5lib.parse(html, namespaceHTMLElements=False)
    [script] = root.iter("script")
    assert json.loads(script.text or "") == {"name": evil}
    titles = [it.get("content") for it in root.iter("meta") if it.get("property") == "og:title"]
    assert titles == [evil]
