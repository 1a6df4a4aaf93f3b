"""What HTML a page may have: elements, attributes, classes and addresses, and nothing else.

The lists say what Markdown, our components and our templates make. What is not on them is refused,
never taken out: whoever wrote it can mend it, whoever reviews it sees it, and no word of a page
changes without a person. Pages are read by lexbor, which builds the tree of the HTML standard, as
browsers do.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import unescape
from itertools import zip_longest
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kit.policy import Policy


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _elements(names: str, attributes: str = "") -> dict[str, frozenset[str]]:
    return dict.fromkeys(names.split(), EVERYWHERE | _words(attributes))


EVERYWHERE = _words("class dir hidden id lang role title")  # and aria-*, data-*
MARKDOWN = (
    _elements("h1 h2 h3 h4 h5 h6 p blockquote ul li hr br em strong code pre sup small div span")
    | _elements("table thead tbody tr")
    | _elements("td", "align")
    | _elements("th", "align scope")
    | _elements("ol", "start")
    | _elements("a", "href hreflang")
    | _elements("img", "alt height loading src width")
)
COMPONENTS = (
    _elements("figure figcaption section fieldset legend label")
    | _elements("form", "autocomplete")  # no action: it is sent nowhere
    | _elements("input", "autocomplete type")
    | _elements("button", "type")
)
DRAWING = _elements(
    "svg g circle desc path rect text title tspan use line",
    "cx cy d direction dy fill font-size height href r rx stroke stroke-dasharray stroke-linecap "
    "stroke-linejoin stroke-opacity stroke-width text-anchor transform viewBox width x x1 x2 xmlns "
    "y y1 y2",
)
CONTENT = MARKDOWN | COMPONENTS | DRAWING
# What stands around the content: made by templates, with words of ours in it.
PAGE = (
    CONTENT
    | _elements("head header main footer aside article details summary dialog template")
    | _elements("html body", "lang")
    | _elements("nav", "tabindex")
    | _elements("meta", "charset content http-equiv name property")
    | _elements("link", "href hreflang media rel sizes type")
    | _elements("script", "async defer integrity src type")
    | _elements("a", "download href hreflang rel tabindex type")
    | _elements("div", "tabindex")
    | _elements("label", "for tabindex")
    | _elements("form", "autocomplete method name")
    | _elements("button", "tabindex type")
    | _elements(
        "input",
        "autocapitalize autocomplete autocorrect checked enterkeyhint name placeholder required "
        "spellcheck type",
    )
)

# The classes of a page's content. The theme's own, which could lay one thing over another, are not
# among them, nor can an author write any: raw HTML is refused before it becomes HTML.
CLASSES = _words(
    """
    admonition admonition-title note warning caution
    banner banner-quiet banner-warning banner-emergency
    bibliography footnote footnote-backref footnote-ref
    checklist checklist-hint checklist-notes visually-hidden
    diagram diagram-cord diagram-crossroads diagram-steps diagram-ten diagram-timeline
    casing digit figure figure-full figure-half figure-none station strand tap thread
    strand-1 strand-2 strand-3 strand-4 strand-5 strand-6 strand-7 strand-8 strand-9
    evidence
    helpline checked
    in-language
    term
    translation-notice translation-critical
    """
)
FAMILIES = ("evidence-", "language-")  # of classes: a site names its labels, a fence its language

LINKS = _words("https mailto tel")  # where a reader may choose to go
ADDRESSES = _words("href src")
ABOUT = _words("alternate canonical edit")  # relations of a page, never fetched
DATA = _words("application/json application/ld+json")  # types of script that never run

SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
NAMED = re.compile(r"https:[/\\]*[^/\\?#]*@", re.IGNORECASE)
IGNORED = re.compile(r"[\x00-\x20]+")  # by browsers, in front of an address or anywhere in it
START = re.compile(
    r'\s*<!doctype html>\s*<html[^<>]*>\s*<head>\s*<meta charset="utf-8">\s*', re.IGNORECASE
)
GUARDS = "meta[http-equiv='Content-Security-Policy' i], meta[name=referrer i]"
TAG = re.compile(r"</?[A-Za-z][^\s/>]*")
SELF_CLOSED = re.compile(r"<(circle|path|rect|use)\b([^>]*)/>")  # as in the icons of the theme
ENTITY = re.compile(r"&(?:#x?[0-9a-f]+|\w+);", re.IGNORECASE)
FENCED = re.compile(r'<pre><code(?: class="language-[\w-]+")?>[^<>]*</code></pre>')
COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--).)*-->", re.DOTALL)  # one that nobody reads otherwise

Allowed = Mapping[str, Collection[str]]
Values = Mapping[str, str | None]


class Refused(NamedTuple):
    """Something that a page may not have: what it is, what would be right, and how it is written.

    `written` is what to look for in the source; empty where that is not known.
    """

    problem: str
    remedy: str
    written: str = ""


def refused_raw(stash: Iterable[str]) -> Iterator[Refused]:
    """Yield what an author wrote as HTML; comments, entities and what a fence makes may pass."""
    opened = ""
    for raw in stash:
        text = COMMENT.sub("", raw).strip()
        if FENCED.fullmatch(text):
            continue
        if text and not ENTITY.fullmatch(text) and text != opened.replace("<", "</", 1):
            opened = text
            line = text.splitlines()[0]
            remedy = "write it in Markdown; for the sign itself write `&lt;`"
            yield Refused(f"raw HTML, `{line[:40]}`", remedy, line)


def refused_content(html: str, telephones: Collection[str] = ()) -> Iterator[Refused]:
    """Yield what the content of a page may not have; `telephones` are the numbers it may call."""
    tree = LexborHTMLParser(html, is_fragment=True)
    found: list[Refused] = []
    for node in _nodes(tree.root):
        tag, attributes = node.tag or "", node.attributes
        if tag in CONTENT and not attributes:  # as most
            continue
        found += _refused(tag, attributes, CONTENT)
        for name in (attributes.get("class") or "").split():
            if name not in CLASSES and not name.startswith(FAMILIES):
                remedy = "a component that makes it names it in hooks/kit/html.py"
                found.append(Refused(f"the class `{name}` is not allowed", remedy, name))
        number = (attributes.get("href") or "").partition("tel:")[2]
        if number and number not in telephones:
            remedy = "write `[name](helpline:key)`; numbers stand in docs/helplines.yml alone"
            found.append(Refused(f"a link to the number {number}", remedy, f"tel:{number}"))
    yield from found or _misread(html, tree)


def refused_page(
    html: str, policy: Policy, tree: LexborHTMLParser | None = None
) -> Iterator[Refused]:
    """Yield what a whole page may not have, and where it does not carry the policy.

    `tree` is the page as it was parsed before, if it was.
    """
    tree = tree or LexborHTMLParser(html)
    found = list(_unguarded(html, tree, policy))
    for node in _nodes(tree.root):
        tag, attributes = node.tag or "", node.attributes
        if tag in PAGE and tag != "script" and not attributes:
            continue
        found += _refused(tag, attributes, PAGE)
        if tag == "script" and attributes.get("type") in DATA and "src" not in attributes:
            found += _refused_data(node.text())
        elif tag == "script":
            found += _refused_script(attributes, policy)
        elif tag == "meta" and "http-equiv" in attributes:
            found += _refused_meta(attributes)
    yield from found or _misread(html, tree)


def _unguarded(html: str, tree: LexborHTMLParser, policy: Policy) -> Iterator[Refused]:
    start = START.match(html)
    if start is None or not html.startswith(policy.meta, start.end()):
        remedy = "its template includes `partials/policy.html` right behind `<meta charset>`"
        yield Refused("the page does not begin with the policy", remedy)
    elif len(tree.css(GUARDS)) > policy.meta.count("<meta "):
        yield Refused("a second policy in the page", "take it out", "<meta")


def _nodes(root: LexborNode | None) -> Iterator[LexborNode]:
    """Yield all elements, also those that a template keeps for a script."""
    for node in root.traverse() if root else ():
        if node.is_element_node:
            yield node
        if node.tag == "template":
            for fragment in node.template_fragments():
                yield from _nodes(fragment)


def _refused(tag: str, attributes: Values, allowed: Allowed) -> list[Refused]:
    known = allowed.get(tag)
    if known is None:
        remedy = "write it in Markdown, as CONTRIBUTING shows"
        return [Refused(f"`<{tag}>` is not allowed", remedy, f"<{tag}")]
    found: list[Refused] = []
    for name, value in attributes.items():
        if name in ADDRESSES:
            found += _refused_address(tag, attributes, value or "")
        if name not in known and not name.startswith(("aria-", "data-")):
            remedy = "take it out; a page has no styles, no actions and no code of its own"
            found.append(Refused(f"`{name}` on `<{tag}>` is not allowed", remedy, name))
    return found


def _refused_address(tag: str, attributes: Values, address: str) -> Iterator[Refused]:
    plain = IGNORED.sub("", address)
    scheme = SCHEME.match(plain)
    if tag == "link" and ABOUT & set((attributes.get("rel") or "").split()):
        return  # it says where the page itself stands, in the preview with http:
    if scheme and tag == "a" and scheme[1].lower() in LINKS:
        if NAMED.match(plain):
            remedy = "take out what stands before `@`: it hides where the link leads"
            yield Refused(f"the address `{address}` has a name in it", remedy, address)
    elif scheme and tag == "a":
        remedy = "begin with https://, or write the path of a page"
        yield Refused(f"an address cannot begin with `{scheme[0]}`", remedy, address)
    elif scheme or plain.startswith("//") or "\\" in plain:
        remedy = "use a file of the site itself: nothing is fetched from elsewhere"
        yield Refused(f"the address `{address}` is not of this site", remedy, address)


def _refused_data(text: str) -> Iterator[Refused]:
    try:
        json.loads(text)
    except ValueError as error:
        yield Refused(f"data that cannot be read: {error}", "write it as JSON")


def _refused_script(attributes: Values, policy: Policy) -> Iterator[Refused]:
    source = attributes.get("src") or ""
    name = next((it for it in policy.scripts if f"/{source}".endswith(f"/{it}")), "")
    if not name:
        problem = f"the script `{source}` is not known" if source else "a script in the page itself"
        remedy = "put it in overrides/assets/, have a person read it, and `make scripts`"
        yield Refused(problem, remedy, source or "<script")
    elif policy.integrity and attributes.get("integrity") != policy.scripts[name]:
        remedy = f"give it `integrity=\"{{{{ '{name}' | integrity }}}}\"`"
        yield Refused(f"the script `{source}` has no right `integrity`", remedy, source)


def _refused_meta(attributes: Values) -> Iterator[Refused]:
    kind, content = attributes["http-equiv"] or "", attributes.get("content") or ""
    if kind.lower() == "refresh":
        yield from _refused_address("meta", attributes, content.partition("url=")[2])
    elif kind != "Content-Security-Policy":
        remedy = "no page sets headers but that of the policy"
        yield Refused(f'`<meta http-equiv="{kind}">` is not allowed', remedy, kind)


def _misread(html: str, tree: LexborHTMLParser) -> Iterator[Refused]:
    """Yield the first place where a browser would build something else than what is written."""
    written, built = _tags(html), _tags(tree.html or "")
    if written != built:
        tag = next(a or b for a, b in zip_longest(written, built) if a != b)
        remedy = "look for a link in a link, or an element that is never closed"
        yield Refused(f"a browser reads the page otherwise than `{tag}>` says", remedy, tag)


def _tags(html: str) -> list[str]:
    if "<!--" in html:
        html = COMMENT.sub("", html)
    if "/>" in html:
        html = SELF_CLOSED.sub(r"<\1\2></\1>", html)
    return TAG.findall(html)


def line_of(text: str, written: str) -> int | None:
    """Return the first line on which something stands, also if disguised by entities or `\\`."""
    end = r"(?![\w-])" if written[-1:].isalnum() else ""
    wanted = re.compile(re.escape(written.replace("\\", "")) + end, re.IGNORECASE)
    for number, line in enumerate(text.splitlines() if written else (), 1):
        plain = line.replace("\\", "")
        if wanted.search(plain) or wanted.search(unescape(plain)):
            return number
    return None
