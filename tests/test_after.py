"""The check of the finished site, on the real one and on a copy with a fault of every kind."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import html5lib
import pytest
from selectolax.lexbor import LexborHTMLParser

from checks.after import check
from checks.page import target
from checks.words import lost
from kit.source import read_text
from project import ROOT, replace

MEND = "mend it where it is made"
FETCHED = "use a file of the site itself: nothing is fetched from elsewhere"
READ = "have a person read it, all of it; then `make scripts`"
KIND = "take it out, or name its kind in hooks/checks/after.py"


def test_the_real_site_has_no_faults(site: Path) -> None:
    command = [sys.executable, "-m", "checks.after", str(site)]
    environment = {**os.environ, "PYTHONPATH": "hooks"}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_a_second_parser_finds_no_error_in_any_page(site: Path) -> None:
    errors = Counter[str]()
    for path in site.rglob("*.html"):
        parser = html5lib.HTMLParser()
        parser.parse(read_text(path))
        errors.update(f"{path.relative_to(site)}: {code}" for _, code, _ in parser.errors)
    assert errors == Counter()


def test_a_fault_of_every_kind(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "built"
    shutil.copytree(site, copy)
    gedrag = copy / "herkennen" / "gedrag" / "index.html"
    samen = copy / "professionals" / "samenwerken-met-ouders" / "index.html"
    signaal = copy / "professionals" / "signaleren-en-meldcode" / "index.html"
    nu, leren = copy / "hulp" / "nu" / "index.html", copy / "herkennen" / "leren-en-school"
    replace(gedrag, 'href="../../over/begrippen/#', 'href="../../over/begrippen/#no-')
    replace(gedrag, "Wordt snel boos", "Wordt")
    replace(samen, "</h1>", '</h1><p id="twice"></p><p id="twice"></p>')
    replace(samen, "</h1>", '</h1><a href="../nowhere/">a</a><a href="/../x/">b</a>')
    replace(signaal, "script-src '", "script-src * '")
    replace(signaal, "</h1>", '</h1><img src="https://x.example/a.gif" alt="">')
    replace(nu, '<html lang="nl"', "<html")
    shutil.rmtree(leren)
    (copy / "assets" / "site.css").write_text(
        "@import '//x.example/a.css'; /* url(http://c) */\na { background: url(gone.png) }"
    )
    (copy / "assets" / "checklist.js").write_text("alert(1)")
    (copy / "sw.js").write_text("alert(1)")
    (copy / "CNAME").write_text("x.example")
    (copy / "a.png").write_text("<script>alert(1)</script>")
    (copy / "b.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
    (copy / "c.svg").write_text('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>')
    (copy / "d.html").write_text("<script>alert(1)</script>")
    (copy / "e.pdf").symlink_to("/etc/passwd")
    (copy / "sitemap.xml").write_text("<urlset>")

    found = check(copy, ROOT / "docs", ROOT / "overrides")
    said = {f"{path}: {fault.problem}; {fault.remedy}" for path, fault in found}

    for message in (
        "docs/nl/herkennen/gedrag.md: “Wordt snel boos, soms met slaan, schoppen of gooien” is not "
        "on the page; look for a mark that is opened and not closed, on this line or above it",
        "docs/nl/herkennen/leren-en-school.md: the page is not in the site; "
        "see that no other page has its address",
        "overrides/partials/scripts.html: the script assets/checklist.js has changed; " + READ,
        "overrides/partials/scripts.html: the script sw.js is not on the list; " + READ,
        f"site/CNAME: no kind of file that a site has; {KIND}",
        "site/a.png: no .png by what it holds; make it anew",
        "site/b.svg: `<script>` is not allowed; write it in Markdown, as CONTRIBUTING shows",
        "site/c.svg: a declaration in a drawing; take out what begins with `<!`",
        "site/d.html: a script in the page itself; "
        "put it in overrides/assets/, have a person read it, and `make scripts`",
        "site/d.html: the page does not begin with the policy, on 2 pages; "
        "its template includes `partials/policy.html` right behind `<meta charset>`",
        "site/d.html: the page has no title; give its template `title`",
        "site/e.pdf: a symbolic link; put the file itself there",
        "site/d.html: the page has no language, on 2 pages; give its template `html[lang]`",
        f"site/assets/site.css: the address `//x.example/a.css` is not of this site; {FETCHED}",
        "site/assets/site.css: there is no file `gone.png`; mend the address",
        f"site/professionals/samenwerken-met-ouders/index.html: the address `../nowhere/` leads "
        f"nowhere; {MEND}",
        "site/professionals/samenwerken-met-ouders/index.html: the id `twice` stands 2 times; "
        "a link leads to the first alone; give each its own",
        f"site/professionals/signaleren-en-meldcode/index.html: the address "
        f"`https://x.example/a.gif` is not of this site; {FETCHED}",
        "site/sitemap.xml: it cannot be read: no element found: line 1, column 8; make it anew",
        "site/sitemap.xml.gz: it cannot be read: it is not the packed form of its neighbour; "
        "make it anew",
    ):
        assert message in said, f"{message}\n" + "\n".join(sorted(said))
    places = [it for it in said if "leads to no place on its page" in it]
    assert len(places) == 1
    assert places[0].startswith("site/herkennen/gedrag/index.html: the address `../../over/")


def test_what_all_pages_have_is_told_once_where_it_is_made(site: Path, tmp_path: Path) -> None:
    copy, overrides = tmp_path / "built", tmp_path / "overrides"
    shutil.copytree(site, copy)
    shutil.copytree(ROOT / "overrides", overrides)
    lead, bad = '<p class="lead">', '<p class="lead" onclick="go()">'
    replace(overrides / "partials" / "content.html", lead, bad)
    for page in ("herkennen/gedrag", "herkennen/tussen-jullie", "en/notice/behaviour"):
        replace(copy / page / "index.html", lead, bad)
    lines = read_text(overrides / "partials" / "content.html").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "onclick" in text)
    problem = "`onclick` on `<p>` is not allowed"
    remedy = "take it out; a page has no styles, no actions and no code of its own"
    assert check(copy, ROOT / "docs", overrides) == [
        ("overrides/partials/content.html", (line, problem, remedy))
    ]


@pytest.mark.parametrize(
    ("source", "html", "found"),
    [
        (
            "---\nlead: Warm.\nsummary:\n  - One\n  - >-\n    two\n    lines\n---\n# A\n\n"
            "B *c*-d.\n",
            "<h1>A</h1><p>Warm</p><li>One</li><li>two lines</li><p>B <em>c</em>-d.</p>",
            [],
        ),
        ("---\nlead: Warm.\ntopics: [a]\n---\n# A\n", "<h1>A</h1>", [(2, "Warm.")]),
        # Python-Markdown takes this for front matter.
        ("Call: 112\n\n# A\n", "<h1>A</h1>", [(1, "Call: 112")]),
        ("# A\n\n[b]: https://c.example\n", "<h1>A</h1>", [(3, "b]: https://c.example")]),
        ("# A\n\n<!-- b\n\nc\n", "<h1>A</h1>", [(3, "<!-- b"), (5, "c")]),
        ("# A\n\n<!-- b\n\nc -->\nd\n", "<h1>A</h1>", [(6, "d")]),
        (
            "# A <!-- #x -->\n\n- [ ] B [c](d.md)[^e], f & g\n\n| h | i |\n|--|--|\n1. j\n"
            "> [!NOTE]\n",
            "<h1>A</h1><li>B <a>c</a><sup>1</sup>, f &amp; g</li><td>h</td><td>i</td><li>j</li>",
            [],
        ),
        ("![b](c.svg)\n", '<img alt="b" src="c.svg">', []),
        (  # a section that gives way to another language
            "## A <!-- #a -->\n\nb\n\n## C <!-- #c -->\n\nd\n",
            '<h2 id="a">A</h2><p lang="nl">e</p><h2 id="c">C</h2><p>d</p>',
            [],
        ),
    ],
)
def test_lost_words(source: str, html: str, found: list[tuple[int, str]]) -> None:
    page = LexborHTMLParser(f"<article>{html}</article>")
    faults = list(lost(source, page))
    assert [(it.line, it.problem) for it in faults] == [
        (line, f"“{piece}” is not on the page") for line, piece in found
    ]


@pytest.mark.parametrize(
    ("address", "page", "name", "id_"),
    [
        ("", "a/index.html", "a/index.html", ""),
        ("#b", "a/index.html", "a/index.html", "b"),
        ("./", "a/index.html", "a/index.html", ""),
        ("..", "a/index.html", "index.html", ""),
        ("../b/#c", "a/index.html", "b/index.html", "c"),
        ("../b/c.css?v=1", "a/index.html", "b/c.css", ""),
        ("b.html#%C3%A9", "a.html", "b.html", "é"),
        ("/site/b/", "404.html", "b/index.html", ""),
        ("/b/", "404.html", "/b/index.html", ""),  # out of the site: no file has such a name
        ("../../b/", "a/index.html", "/b/index.html", ""),
        ("https://x.example/site/b/#c", "a/index.html", "b/index.html", "c"),
        ("https://y.example/b/", "a/index.html", None, ""),
        ("data:image/svg+xml,a", "a/index.html", None, ""),
    ],
)
def test_where_an_address_leads(address: str, page: str, name: str | None, id_: str) -> None:
    assert target(address, page, "https://x.example/site/") == (name, id_)
