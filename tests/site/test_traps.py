"""The traps of the theme and of the plugin for languages, and that our remedies keep us out.

Each trap is a check that names what a site of two languages gets wrong, of those that were found
when the stack was tried (mkdocs-static-i18n 1.3.1, Material 9.8.1). The site with our remedies
passes; the same site without them is caught, so that no check can pass by itself.
"""

import re
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import html5lib
import pytest
from playwright.sync_api import Browser

from kit.data import read
from kit.source import read_text
from project import build, copied, few, pages, replace, served
from urls import url_of

ADDRESS = "https://example.org/base/"  # a project site of GitHub Pages has a path
LACKING = ("begrijpen/zes-manieren", "herkennen/baby-en-peuter")  # linked by id, both ways
HREFLANG = ".//link[@hreflang]"
WARNING = re.compile("WARNING.*")


class Built(NamedTuple):
    """A built site, what it was built from, and how that went."""

    site: Path
    docs: Path
    result: subprocess.CompletedProcess[str]

    def page(self, url: str) -> Element:
        """Return a page by its address within the site."""
        return tree(self.site / url.strip("/") / "index.html")


Trap = Callable[[Built], Iterator[str]]


@cache
def tree(path: Path) -> Element:
    """Parse a page as a browser does."""
    root: Element = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    return root


def project_in(folder: Path) -> Path:
    """Return a copy of the project in which two pages are not translated."""
    folder.mkdir()
    copied(folder)
    for page in LACKING:
        (folder / "docs" / "en" / f"{page}.md").unlink()
    return folder


def built(project: Path) -> Built:
    site = project.with_name(f"{project.name}-served") / "base"
    return Built(site, project / "docs", build(project, site, SITE_URL=ADDRESS))


def without(config: Path, *keys: str) -> None:
    """Take top-level keys, and all below them, out of a YAML file."""
    for key in keys:
        text = re.sub(rf"(?m)^{key}:.*\n(?:(?: .*|)\n)*", "", config.read_text("utf-8"))
        config.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the site as it is."""
    return built(project_in(tmp_path_factory.mktemp("ours") / "project"))


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the site as theme and plugin make it: no hooks and no templates of ours."""
    project = project_in(tmp_path_factory.mktemp("bare") / "project")
    config = project / "mkdocs.yml"
    without(config, "hooks", "extra_css", "extra_javascript")
    replace(config, "  custom_dir: overrides\n", "")
    replace(config, "            Begrijpen: Understand\n", "")
    replace(config, "plugins:\n", "plugins:\n  - search\n")
    return built(project)


@pytest.fixture(scope="module")
def undone(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the site without four remedies, each of which keeps out one trap."""
    project = project_in(tmp_path_factory.mktemp("undone") / "project")
    overrides, config = project / "overrides", project / "mkdocs.yml"
    replace(overrides / "main.html", ' lang="{{ edition.written_in }}"', "")
    replace(
        overrides / "partials" / "alternates.html", "{{ it.address | e }}", "{{ it.url | url }}"
    )
    (overrides / "404.html").unlink()
    replace(config, "  - hooks/nav.py\n", "")
    replace(config, "            Begrijpen: Understand\n", "")
    return built(project)


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the site with other settings, and without the hook that counts all faults."""
    project = project_in(tmp_path_factory.mktemp("wrong") / "project")
    config = project / "mkdocs.yml"
    replace(config, "fallback_to_default: true", "fallback_to_default: false")
    replace(config, "  - hooks/i18n.py\n", "")
    listed = "  features:" in config.read_text("utf-8")
    after = r"(?m)^(  features:.*)$" if listed else r"(?m)^(  custom_dir:.*)$"
    added = r"\1\n    - navigation.instant" if listed else r"\1\n  features: [navigation.instant]"
    config.write_text(re.sub(after, added, config.read_text("utf-8")), "utf-8")
    spoil(project)
    return built(project)


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the site with a fault in each language."""
    project = project_in(tmp_path_factory.mktemp("faulty") / "project")
    few(project, "index", "deze-site")
    spoil(project)
    return built(project)


def spoil(project: Path) -> None:
    """Put a link to nowhere into a page of each language."""
    for language in ("nl", "en"):
        with (project / "docs" / language / "over" / "deze-site.md").open(
            "a", encoding="utf-8"
        ) as f:
            f.write("\n[A](nowhere.md)\n")


def mixed_search(site: Built) -> Iterator[str]:
    """Trap 1: one search index, in which readers find pages of the other language."""
    for language, other in (("nl", "en"), ("en", "nl")):
        own = site.site / "search" / f"{language}.json"
        path = own if own.is_file() else site.site / "search" / "search_index.json"
        index = read_text(path)
        title = read_text(site.docs / other / "begrijpen" / "tegenwil.md").partition("\n# ")[2]
        if title.splitlines()[0] in index:
            yield f"readers of `{language}` find a page in `{other}`"


def untranslated(site: Built) -> Iterator[str]:
    """Trap 2: a page that is not translated pretends to be a translation."""
    for name in LACKING:
        url = url_of("en", f"{name}.md", site.docs)
        page = site.page(url)
        original = f"{ADDRESS}{name}/"
        spoken = [it.get("lang") for it in page.iter() if any(h.tag == "h1" for h in it.iter())]
        if [it for it in spoken if it][-1] != "nl":
            yield f"{name} is read aloud as English"
        if page.find(".//p[@class='fallback'][@lang='en']") is None:
            yield f"{name} does not say that it is not translated"
        if [it.get("href") for it in page.findall(".//link[@rel='canonical']")] != [original]:
            yield f"{name} does not name its original"
        if page.find(".//meta[@name='robots'][@content='noindex']") is None:
            yield f"{name} is offered to search engines"
        if any(
            f"{ADDRESS}{url.strip('/')}/" in read_text(it) for it in site.site.glob("sitemap*.xml")
        ):
            yield f"{name} is in a sitemap"
        if site.page(f"/{name}/").findall(HREFLANG) + page.findall(HREFLANG):
            yield f"{name} is named as a translation"
        yield from unmarked(site, url)


def unmarked(site: Built, url: str) -> Iterator[str]:
    """Yield the links in English texts to a page in Dutch that do not say so."""
    target = f"{ADDRESS}{url.strip('/')}/"
    for path in pages(site.site / "en"):
        here = urljoin(ADDRESS, f"{path.parent.relative_to(site.site).as_posix()}/")
        article = site.page(path.parent.relative_to(site.site).as_posix()).find(".//article")
        assert article is not None
        for link in article.iter("a"):
            href = urljoin(here, link.get("href") or "").partition("#")[0]
            if href == target != here and "(NL)" not in "".join(link.itertext()):
                yield f"a link on {here} does not say that it leads to Dutch"


def hreflang(site: Built) -> Iterator[str]:
    """Trap 3: links between languages that are relative, one-sided or without a default."""
    named: dict[str, dict[str, str]] = {}
    for path in pages(site.site):
        url = path.parent.relative_to(site.site).as_posix().removeprefix(".")
        named[ADDRESS + (f"{url}/" if url else "")] = {
            it.get("hreflang") or "": it.get("href") or ""
            for it in site.page(url).findall(HREFLANG)
            if "alternate" in (it.get("rel") or "").split()
        }
    if len([it for it in named.values() if it]) < 2:
        yield "no page names its translations"
    for here, links in named.items():
        if any(not href.startswith(ADDRESS) for href in links.values()):
            yield f"{here} has a relative link"
        elif links and (here not in links.values() or links.get("x-default") != links.get("nl")):
            yield f"{here} names no default, or not itself"
        elif any(named.get(href) != links for href in links.values()):
            yield f"{here} names a page that does not name it"


def hijacked(site: Built, browser: Browser) -> Iterator[str]:
    """Trap 4: a script asks for files that are not there, and leads elsewhere than the link."""
    url = url_of("nl", "herkennen/gedrag.md", site.docs)
    there = url_of("en", "herkennen/gedrag.md", site.docs)
    if not (site.site / there.strip("/")).is_dir():
        there = "/en/herkennen/gedrag/"
    with served(site.site.parent) as address, browser.new_context() as context:
        page = context.new_page()
        missing: list[str] = []
        page.on("response", lambda it: missing.append(it.url) if it.status >= 400 else None)
        page.goto(f"{address}/base{url}", wait_until="networkidle")
        if missing:
            yield f"{len(missing)} requests for what is not there"
        link = f"{address}/base{there}#snel"
        page.evaluate(
            """href => {
              const link = Object.assign(document.createElement("a"), { href, id: "tried" });
              link.append("link");
              document.querySelector("article").prepend(link);
            }""",
            link,
        )
        page.click("#tried")
        page.wait_for_url(f"**{there}*")
        page.wait_for_load_state("networkidle")
        if page.url != link:
            yield "the section of a link is lost"


def instant(site: Built) -> Iterator[str]:
    """Trap 5: a feature of the theme that the plugin refuses, so that a strict build stops."""
    if "not compatible with theme.features = navigation.instant" in site.result.stderr:
        yield "navigation.instant"


def missing_page(site: Built) -> Iterator[str]:
    """Trap 6: one page for addresses that do not exist, in the language that was built last."""
    page = tree(site.site / "404.html")
    spoken = {language: page.findall(f".//*[@lang='{language}']//a") for language in ("nl", "en")}
    for language, links in spoken.items():
        strings = read(read_text(site.docs / language / "strings.yml")).value
        targets = {it.get("href") for it in links}
        for name in ("index.md", strings["page"]["help_page"]):
            if f"/base{url_of(language, name, site.docs)}" not in targets:
                yield f"no link in `{language}` to {name}"
    if {it.get("href") for it in page.iter("a")} - {
        it.get("href") for links in spoken.values() for it in links
    }:
        yield "a link in no language of its own"


def broken_links(site: Built) -> Iterator[str]:
    """Trap 7: pages that one language lacks, and links to their sections, are taken for faults."""
    for line in site.result.stderr.splitlines():
        if "WARNING" in line and any(f"{name}.md" in line for name in LACKING):
            yield line


def untranslated_sections(site: Built) -> Iterator[str]:
    """Trap 8: a section of the navigation without a name keeps the source language's, silently."""
    names = re.findall(r"(?m)^  - ([^:\n]+):$", read_text(site.docs.parent / "mkdocs.yml"))
    assert len(names) > 3
    for path in pages(site.site / "en"):
        root = tree(path)
        found = {
            " ".join("".join(it.itertext()).split())
            for nav in root.iter("nav")
            for it in nav.iter()
        }
        for name in found & set(names):
            yield f"{path.parent.name} has the section {name}"


def miscounted(site: Built) -> Iterator[str]:
    """Trap 9: each language is a build inside the first, and the first with a fault ends all."""
    told = re.search(r"Aborted with (\d+) warnings", site.result.stdout)
    faults = site.result.stderr.count("WARNING")
    if not told or int(told[1]) != faults:
        yield f"{told and told[1]} faults counted of {faults}"


def test_the_site_builds_with_pages_that_are_not_translated(ours: Built) -> None:
    assert (ours.result.returncode, WARNING.findall(ours.result.stderr)) == (0, [])


@pytest.mark.parametrize(
    "trap",
    [
        mixed_search,
        untranslated,
        hreflang,
        instant,
        missing_page,
        broken_links,
        untranslated_sections,
    ],
)
def test_remedies_keep_out(trap: Trap, ours: Built) -> None:
    assert list(trap(ours)) == []


@pytest.mark.parametrize(
    "trap", [mixed_search, untranslated, hreflang, missing_page, untranslated_sections]
)
def test_without_our_hooks_and_templates_caught(trap: Trap, bare: Built) -> None:
    assert list(trap(bare))


@pytest.mark.parametrize(
    ("trap", "said"),
    [
        (untranslated, "is read aloud as English"),
        (hreflang, "has a relative link"),
        (missing_page, "no link in `nl` to index.md"),
        (untranslated_sections, "has the section Begrijpen"),
    ],
)
def test_without_its_own_remedy_caught(trap: Trap, said: str, undone: Built) -> None:
    assert said in "\n".join(trap(undone))


@pytest.mark.parametrize("trap", [instant, broken_links, miscounted])
def test_with_other_settings_caught(trap: Trap, wrong: Built) -> None:
    assert wrong.result.returncode == 1
    assert list(trap(wrong))


def test_all_faults_are_counted(faulty: Built) -> None:
    assert faulty.result.returncode == 1
    assert list(miscounted(faulty)) == []


def test_no_script_leads_elsewhere(ours: Built, bare: Built, browser: Browser) -> None:
    assert list(hijacked(ours, browser)) == []
    assert len(list(hijacked(bare, browser))) == 2
