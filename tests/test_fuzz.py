"""Whatever an author writes: what the policy lets through, a browser's parser finds harmless.

Markdown and front matter grow from fragments that have broken other sites, pass the real chain of
extensions and templates, and what is not refused is parsed anew by html5lib, another parser than
the policy's own, against a list of dangers that knows nothing of the policy's lists.

    make fuzz MINUTES=5
"""

import json
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

import html5lib
from hypothesis import HealthCheck, given, settings
from hypothesis import seed as with_seed
from hypothesis import strategies as st
from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from data import check_front_matter
from kit.html import PAGE, Refused, refused_content, refused_page
from kit.page import extensions
from kit.policy import read_policy
from kit.site import site_of
from policy import on_page_markdown
from project import ROOT

SCHEMES = ("https", "mailto", "tel")
CODE = ("script", "style", "iframe", "object", "embed", "base", "frame", "applet", "template")
FETCHED = ("src", "srcset", "data", "poster", "background", "xlink:href", "action", "formaction")

# ---- The site, ready to make a page of any text


class Site(NamedTuple):
    """All that stands around a page."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    page: Page


MADE = {"minutes": 1, "sections": [("", "A", "")]}  # by hooks, of the content of a page


@cache
def site() -> Site:
    """Return the real site, with one page of it to write on."""
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # of what would stop the build as well
    config = load_config(str(ROOT / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    env = config.theme.get_env()
    files = get_files(config)
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    nav = get_navigation(files, config)
    nav = config.plugins.on_nav(nav, config=config, files=files)
    for page in nav.pages:
        page.read_source(config)
        page.markdown = config.plugins.on_page_markdown(
            page.markdown or "", page=page, config=config, files=files
        )
        page.meta.update(MADE)  # for what reads all pages; only the last one is rendered
    page.render(config, files)
    env = config.plugins.on_env(env, config=config, files=files)
    return Site(config, files, nav, env, page)


def content(markdown: str) -> tuple[str, list[Refused]]:
    """Return the content of a page with this Markdown, and what the policy refuses of it."""
    config, files, _, _, page = site()
    page.markdown = on_page_markdown(markdown, page, config, files)
    Page.render(page, config, files)  # anew, whatever hooks/cache.py keeps
    html = page.content or ""
    # MkDocs has loaded hooks/policy.py under another name, so its class is another too.
    raw = next(it.raw for it in extensions(config) if hasattr(it, "raw"))
    telephones = [row.tel for row in site_of(config).helplines.values()]
    return html, [*raw, *refused_content(html, telephones)]


def whole(front: str) -> tuple[str, list[Refused]] | None:
    """Return a page with this front matter, and what is refused; None where nobody reads it."""
    config, files, nav, env, page = site()
    known = {"audience": ["parents"], "topics": []}
    read, faults = check_front_matter(f"---\n{front}---\n# A\n", known)
    if read is None or faults:
        return None
    page.meta = {**read.model_dump(exclude_none=True), "description": read.lead, **MADE}
    page.content, page.toc = "<h1>A</h1>\n<p>a</p>", get_toc([])
    context = get_context(nav, files, config, page)
    context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
    html = env.get_template("main.html").render(context)
    return html, list(refused_page(html, read_policy(ROOT / "overrides")))


# ---- What a browser would see in it


def dangers(html: str, container: str = "div") -> Iterator[str]:
    """Yield what in a piece of HTML could act, fetch or mislead, as html5lib reads it."""
    root: Element = html5lib.parseFragment(html, container, namespaceHTMLElements=False)
    for element in list(root.iter())[1:]:  # the first is the fragment itself
        tag = str(element.tag).rpartition("}")[2].lower()
        if tag in CODE or (isinstance(element.tag, str) and tag not in LOWERED):
            yield f"<{tag}>"
        for name, value in element.attrib.items():
            yield from danger_of(tag, name.rpartition("}")[2].lower(), value)


def danger_of(tag: str, name: str, value: str) -> Iterator[str]:
    # As the URL standard has it: tabs and line ends count for nothing, `\` is `/`.
    address = re.sub(r"[\t\n\r]", "", value.strip("".join(map(chr, range(33))))).replace("\\", "/")
    scheme = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*(?=:)", address)
    if name.startswith("on") or name in ("style", "srcdoc", "ping", "is", "nonce", "http-equiv"):
        yield f"{name}={value}"
    if name in FETCHED and (scheme or address.startswith("//")):
        yield f"{tag} {name}={value}"
    if name == "href" and (
        (scheme and (tag != "a" or scheme[0].lower() not in SCHEMES)) or address.startswith("//")
    ):
        yield f"{tag} {name}={value}"


LOWERED = {tag.lower() for tag in PAGE}

# ---- What authors might write

FRAGMENTS = (ROOT / "tests" / "policy" / "fragments.txt").read_text("utf-8").splitlines()
fragment = st.sampled_from(FRAGMENTS)
joint = st.sampled_from(["", " ", "\n", "\n\n", "\n    ", "\t"])
words = st.lists(st.tuples(fragment, joint), max_size=6).map(lambda it: "".join(sum(it, ())))
link = st.builds(
    "{}[{}]({}{})".format, st.sampled_from(["", "!"]), words, words, st.sampled_from(["", ' "x"'])
)
block = st.one_of(
    words,
    link,
    st.builds("{} {}\n".format, st.sampled_from(["#", "##", ">", "-", "1.", "- [ ]"]), words),
    st.builds("| {} | {} |\n|---|---|\n| {} | b |\n".format, words, link, words),
    st.builds("<{} {}={}>".format, words, words, words),
    st.text(max_size=8),
)
page = st.lists(block, min_size=1, max_size=5).map("\n\n".join)
# Most tags are refused as soon as front matter is read; what is left must get further.
TAME = [it for it in FRAGMENTS if "<" not in it]
tame = st.lists(st.sampled_from([*TAME, "<", '" onload="x', "' x='"]), min_size=1, max_size=6)
value = st.one_of(tame.map(" ".join), tame.map("".join), st.text(max_size=20)).map(json.dumps)
front = st.builds(
    "audience: [parents]\ntitle: {}\nlead: {}\nsummary: [{}, a, b]\n".format, value, value, value
)

# ---- The promise

seen: Counter[str] = Counter()


def promise_of_content(markdown: str) -> None:
    html, refused = content(markdown)
    seen["refused" if refused else "passed"] += 1
    assert refused or not list(dangers(html)), (markdown, html)


def promise_of_front_matter(text: str) -> None:
    made = whole(text)
    if made is None:
        seen["unread"] += 1
        return
    html, refused = made
    seen["refused" if refused else "passed"] += 1
    assert refused or shape(html) == plain_shape(), (text, html)


def shape(html: str) -> list[str]:
    """Return the elements and attributes of a page, as html5lib reads it, without its words."""
    root: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return [f"{it.tag} {sorted(it.attrib)}" for it in root.iter()]


@cache
def plain_shape() -> list[str]:
    made = whole("audience: [parents]\ntitle: a\nlead: a\nsummary: [a, b, c]\n")
    assert made is not None
    assert made[1] == []
    return shape(made[0])


def run(promise: Callable[[str], None], of: st.SearchStrategy[str], count: int, seed: int) -> None:
    """Hold a promise against examples; a seed gives the same ones in every run."""
    limits = settings(
        max_examples=count,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    limits(with_seed(seed)(given(of)(promise)))()


def test_nothing_dangerous_passes_in_content() -> None:
    seen.clear()
    run(promise_of_content, page, 400, seed=1)
    assert min(seen["refused"], seen["passed"]) > 60, seen  # else nothing was tried


def test_nothing_changes_the_page_from_front_matter() -> None:
    seen.clear()
    run(promise_of_front_matter, front, 80, seed=1)
    assert seen["passed"] > 20, seen


def main(minutes: str = "5") -> None:
    """Look for a way past the policy for some minutes; stop at the first, and show the smallest."""
    site()
    seed = begin = time.time_ns()
    while (passed := (time.time_ns() - begin) / 60e9) < float(minutes):
        run(promise_of_content, page, 500, seed := seed + 1)
        run(promise_of_front_matter, front, 50, seed)
    total = sum(seen.values())
    print(f"{total} inputs in {passed:.1f} minutes, {total / passed:.0f} a minute: {dict(seen)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
