from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import Markdown

from cases import cases
from kit.html import refused_content, refused_page
from kit.policy import Policy, hash_of, read_policy, renew
from policy import Guard, beside, check
from project import ROOT, at, build, few, replace

EXTENSIONS = ("footnotes", "pymdownx.quotes", "tables")
QUOTES = {"pymdownx.quotes": {"callouts": True}, "tables": {"use_align_attribute": True}}


@pytest.mark.parametrize("case", cases("policy"))
def test_what_is_refused(case: Path, expected: Callable[[Path, str], None]) -> None:
    text = case.read_text("utf-8")
    guard = Guard()
    html = Markdown(extensions=[*EXTENSIONS, guard], extension_configs=QUOTES).convert(text)
    others = beside(guard.raw, refused_content(html, telephones=["112"]))
    found = check(text, [*guard.raw, *others])
    lines = [f"{fault.line}: {fault.problem}; {fault.remedy}\n" for fault in sorted(found)]
    expected(case.with_suffix(".txt"), "".join(lines))


SCRIPT = "sha256-x"
POLICY = Policy(
    '<meta http-equiv="Content-Security-Policy" content="p">', {"assets/a.js": SCRIPT}, True
)
HEAD = f'<!doctype html>\n<html lang="nl"><head>\n<meta charset="utf-8">{POLICY.meta}'


def problems(html: str, policy: Policy = POLICY) -> list[str]:
    return [refused.problem for refused in refused_page(html, policy)]


def page(head: str = "", body: str = "<main></main>") -> str:
    return f"{HEAD}\n<title>t</title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (page(), []),
        (page(f'<script src="../assets/a.js" integrity="{SCRIPT}" defer></script>'), []),
        (page('<script type="application/ld+json">{"a": "<b>"}</script>'), []),
        (page(body='<template><p data-x="1" aria-label="a > b">a<br>b</p></template>'), []),
        (
            page('<script src="assets/a.js"></script>'),
            ["the script `assets/a.js` has no right `integrity`"],
        ),
        (
            page(f'<script src="x/b.js" integrity="{SCRIPT}"></script>'),
            ["the script `x/b.js` is not known"],
        ),
        (page("<script>alert(1)</script>"), ["a script in the page itself"]),
        (
            page('<script type="application/ld+json">{a: 1}</script>'),
            [
                "data that cannot be read: Expecting property name enclosed in double quotes: "
                "line 1 column 2 (char 1)"
            ],
        ),
        (page('<base href="https://x.example/">'), ["`<base>` is not allowed"]),
        (page("<style>*{display:none}</style>"), ["`<style>` is not allowed"]),
        (page(body='<p style="color:red">a</p>'), ["`style` on `<p>` is not allowed"]),
        (page(body='<p onclick="a()">a</p>'), ["`onclick` on `<p>` is not allowed"]),
        (
            page('<link rel="stylesheet" href="https://x.example/a.css">'),
            ["the address `https://x.example/a.css` is not of this site"],
        ),
        (page('<link rel="canonical" href="https://x.example/">'), []),
        (
            page('<meta http-equiv="refresh" content="0; url=https://x.example/">'),
            ["the address `https://x.example/` is not of this site"],
        ),
        (page('<meta http-equiv="refresh" content="0; url=../new/">'), []),
        (
            page('<meta http-equiv="set-cookie" content="a">'),
            ['`<meta http-equiv="set-cookie">` is not allowed'],
        ),
        (page('<meta name="referrer" content="unsafe-url">'), ["a second policy in the page"]),
        (
            page().replace('<html lang="nl">', '<html lang="nl"><script></script>'),
            ["the page does not begin with the policy", "a script in the page itself"],
        ),
        (
            page().replace(POLICY.meta, ""),
            ["the page does not begin with the policy"],
        ),
        (
            page(body="<p><div>a</div></p>"),
            ["a browser reads the page otherwise than `<div>` says"],
        ),
        (
            page(body="<main></div></main>"),
            ["a browser reads the page otherwise than `</div>` says"],
        ),
        (
            page(body='<a href="a">b<a href="c">d</a></a>'),
            ["a browser reads the page otherwise than `<a>` says"],
        ),
        (
            page(body="<template><template><img src=x onerror=y></template></template>"),
            ["`onerror` on `<img>` is not allowed"],
        ),
        (
            page(body='<svg><use href="https://x.example/a.svg#b"></use></svg>'),
            ["the address `https://x.example/a.svg#b` is not of this site"],
        ),
    ],
)
def test_a_whole_page(html: str, found: list[str]) -> None:
    assert problems(html) == found


def test_the_policy_is_the_strict_one() -> None:
    online = read_policy(ROOT / "overrides").meta
    directives = dict(
        part.split(maxsplit=1) for part in online.split('content="')[1].split('"')[0].split("; ")
    )
    scripts = directives.pop("script-src").split()
    assert scripts
    assert all(it.startswith("'sha256-") for it in scripts)
    assert directives == {
        "default-src": "'none'",
        "script-src-attr": "'none'",
        "style-src": "'self'",
        "style-src-attr": "'none'",
        "img-src": "'self' data:",
        "font-src": "'none'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "media-src": "'none'",
        "object-src": "'none'",
        "frame-src": "'none'",
        "worker-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert online.endswith('<meta name="referrer" content="no-referrer">')
    assert "script-src 'self';" in read_policy(ROOT / "overrides", integrity=False).meta


def test_the_hash_is_that_of_the_standard() -> None:
    # The example of Content Security Policy Level 2, W3C Recommendation of 2016
    code = hash_of(b"alert('Hello, world.');")
    assert code == "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="


def test_a_person_renews_the_list(tmp_path: Path) -> None:
    site, overrides = tmp_path / "site", tmp_path / "overrides"
    (site / "search").mkdir(parents=True)
    (site / "search" / "nl.js").write_text("1", "utf-8")
    (overrides / "partials").mkdir(parents=True)
    for name in ("policy.html", "scripts.html"):
        text = (ROOT / "overrides" / "partials" / name).read_text("utf-8")
        (overrides / "partials" / name).write_text(text, "utf-8")
    renew(str(site), str(overrides))
    policy = read_policy(overrides)
    assert policy.scripts == {"search/nl.js": hash_of(b"1")}
    assert hash_of(b"1") in policy.meta


def test_faults_of_a_build(project: Path, tmp_path: Path) -> None:
    few(project, "gedrag", "afwijzing")
    gedrag, afwijzing = "docs/nl/herkennen/gedrag.md", "docs/en/gevoelens/afwijzing.md"
    bad = "<div hidden>x</div> <![x]>\n\n[a](javascript:b) [b](https://[c]/)\n\n"
    replace(project / gedrag, "\n## ", f"\n{bad}## ")
    replace(project / afwijzing, "audience:", "title: <img src=x onerror=alert(1)>\naudience:")
    result = build(project, tmp_path / "site")
    said = [line.removeprefix("WARNING -  ") for line in result.stderr.splitlines()]
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    write = "write it in Markdown; for the sign itself write `&lt;`"
    for place, message in {
        at(project, gedrag, "<div hidden>"): f"raw HTML, `<div hidden>x</div>`; {write}",
        at(project, gedrag, "<![x]>"): f"raw HTML, `<![`; {write}",
        at(project, gedrag, "[a](javascript:b)"): "an address cannot begin with `javascript:`; "
        "begin with https://, or write the path of a page",
        at(project, gedrag, "[b](https://[c]/)"): "the address `https://[c]/` cannot be read: 'c' "
        "does not appear to be an IPv4 or IPv6 address; write it as it stands in a browser",
        at(project, afwijzing, "title: "): "`title` has a tag in it, "
        "`<img src=x onerror=alert(1)>`; leave it out: the heading gives the title",
    }.items():
        assert said.count(f"{place}: {message}") == 1, f"{place}: {message}\n{result.stderr}"
