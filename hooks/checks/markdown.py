"""What a page may hold, before Markdown sees it: no HTML, and links that go where they seem to.

No text is let off for standing in code: what is code to one reader of Markdown is HTML to the
next, and a page of this site can do without a tag in it. So no reading of Markdown, ours or
another, can make HTML of what has passed.
"""

import html
import re
import unicodedata
from urllib.parse import unquote, urlsplit

from checks.faults import Faults, Place, shortened

# Where a browser would begin to read a tag, a comment or a declaration (HTML Standard, 13.2.5.6).
OPENING = re.compile(r"<(?=[A-Za-z/!?])")
MARK = re.compile(r"<!-- *(?:#|site:)[^<>\n]*-->")
AUTOLINK = re.compile(r"<(https://[^\s<>\"']+)>")
TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z]*)[^>\n]{0,40}>?")
LINK = re.compile(r"\]\(([^)]*)")
APART = re.compile(
    r"\[\s*[^\[\]\s][^\[\]]*\]\s+(?=\((?:\.\.?/|#|https?:|helpline:|[^()\s]+\.md)[^()\s]*\))"
)
TEXT = re.compile(r"\[([^\[\]]*)\]\((https:[^)\s]*)")
IMAGE = re.compile(r"!\[(?!\^|[^\[\]]*\]\([^)\s]+\))")
ELSEWHERE = re.compile(r"!\[[^\[\]]*\]\((https:[^)\s]*)", re.IGNORECASE)
DEFINITION = re.compile(r"^[ \t>*+\-\d.)]*(?P<label>\[(?!\^)[^\[\]]+\]:)", re.MULTILINE)
NOTHING = re.compile(r"(?<!!)\[\s*\]\((?=[^)])")
DASHES = re.compile(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:|-]*)?$")
CELL = re.compile(r"`[^`\n]*`|\\.|(?P<bar>\|)")
TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')\s*$""")
UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\\]")  # Markdown drops the backslash, a browser the rest
SCHEME = re.compile(r"([A-Za-z][\w+.-]*):")
HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")
SHOWN = re.compile(r"(?:https?://|www\.)(?P<host>[^/\s]+)|(?P<bare>[^/\s]+\.[a-z]{2,})$")
FILE = re.compile(r".*\.(?:md|yml|json|py|html|pdf)")
FOLLOWS = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|mc_eid|igshid|msclkid)=")
UNPUBLISHED = re.compile(r"\.(?:csl|json|lock|txt|yml)(?:#.*)?$")
SCHEMES = {
    "http": "write `https:`",
    "tel": "write `[name](helpline:key)`; numbers stand in docs/helplines.yml alone",
}
ALLOWED = ("https", "helpline", "mailto")


def check(place: Place) -> Faults:
    """Yield all HTML, and all links that a reader could not trust, in a page or a text of it."""
    text = place.text
    yield from _check_tags(place)
    yield from _check_rows(place)
    for match in AUTOLINK.finditer(text):
        yield from check_address(place, match.start(1), match[1])
    for match in LINK.finditer(text):
        address = TITLE.sub("", match[1]).strip()
        yield from check_address(place, match.start(1), address)
    for match in APART.finditer(text):
        remedy = "write `[text](address)`"
        yield place.fault(match.start(), "a space between a link and its address", remedy)
    for match in TEXT.finditer(text):
        yield from _check_shown(place, match.start(), match[1], match[2])
    for match in DEFINITION.finditer(text):
        remedy = "write `[text](address)` where the link stands; else the line is lost"
        yield place.fault(match.start("label"), "an address apart from its link", remedy)
    for match in IMAGE.finditer(text):
        remedy = "write `![what it shows](file.png)`, in full and without brackets in it"
        yield place.fault(match.start(), "an image that is not written in full", remedy)
    for match in ELSEWHERE.finditer(text):
        remedy = "put the file beside the page, and write `![what it shows](file.png)`"
        yield place.fault(match.start(1), f"an image from elsewhere, `{match[1]}`", remedy)
    for match in NOTHING.finditer(text):
        yield place.fault(match.start(), "a link that nobody sees", "give it a text")


def _check_tags(place: Place) -> Faults:
    opened = set()
    for match in OPENING.finditer(place.text):
        start = match.start()
        if MARK.match(place.text, start) or AUTOLINK.match(place.text, start):
            continue
        tag = TAG.match(place.text, start)
        assert tag is not None  # it begins with what was found
        if not tag["end"] or tag["name"] not in opened:  # one fault for an element, not two
            yield place.fault(start, *_opened(shortened(tag[0])))
        opened.add(tag["name"])


def _opened(shown: str) -> tuple[str, str]:
    if shown.startswith("<!-"):
        remedy = "known are `<!-- #an-id -->` and `<!-- site:name -->`, each on one line"
        return f"the comment `{shown}` is no mark", remedy
    return f"`{shown}` is HTML", "write it in Markdown; for the sign itself write `&lt;`"


def _check_rows(place: Place) -> Faults:
    """Yield rows of tables that have more or fewer cells than the heading.

    What is too much would be on no page; what is missing leaves a reader with an empty cell.
    """
    lines = place.text.split("\n")
    start, cells = 0, 0
    for above, line in zip(["", *lines], lines, strict=False):
        if "|" in above and DASHES.match(line):
            cells = _cells(above)
        elif "|" not in line:
            cells = 0
        elif 0 < cells != (found := _cells(line)):
            problem = f"a row of {found} cells below a heading of {cells}"
            remedy = "give it as many; an empty one is a space between two `|`"
            if found > cells:
                remedy = "give the heading as many, or write `\\|` for the sign"
            yield place.fault(start, problem, remedy)
        start += len(line) + 1


def _cells(line: str) -> int:
    bars = [match.start() for match in CELL.finditer(line.strip()) if match["bar"]]
    return len(bars) + 1 - (0 in bars) - (len(line.strip()) - 1 in bars)


def check_address(place: Place, index: int, address: str) -> Faults:
    """Yield what is wrong with the address of a link, however it is disguised."""
    shown = shortened(address)
    plain = html.unescape(html.unescape(address)).strip("<>")
    bare = unicodedata.normalize("NFKC", UNSEEN.sub("", unquote(plain)))
    scheme = SCHEME.match(bare)
    if not bare:
        yield place.fault(index, "a link that leads nowhere", "write an address in it")
    elif re.search(r"\s", address):
        yield place.fault(index, f"a space in the address `{shown}`", "take it out")
    elif bare.startswith("//"):
        remedy = "write the whole address, with `https:`"
        yield place.fault(index, f"the address `{shown}` has no scheme", remedy)
    elif scheme and scheme[1].lower() not in ALLOWED:
        known = "known are https:, mailto: and helpline:"
        remedy = SCHEMES.get(scheme[1].lower(), known)
        yield place.fault(index, f"the address `{shown}` begins with `{scheme[1]}:`", remedy)
    elif not scheme and UNPUBLISHED.search(bare):
        remedy = "name it without a link"
        yield place.fault(index, f"the file `{shown}` is no part of the site", remedy)
    elif scheme and not SCHEME.match(address):
        yield place.fault(index, f"the address `{shown}` is disguised", "write it as it is")
    elif scheme and scheme[1].lower() == "https":
        yield from _check_host(place, index, address, shown)


def _check_host(place: Place, index: int, address: str, shown: str) -> Faults:
    try:
        host = urlsplit(html.unescape(address)).netloc
    except ValueError:
        host = ""
    if "@" in host:
        remedy = "take out what stands before the `@`"
        yield place.fault(index, f"the address `{shown}` hides where it leads", remedy)
    elif not HOST.fullmatch(host.lower()) or "xn--" in host.lower():
        remedy = "write its name in plain letters, as in `https://example.org/`"
        yield place.fault(index, f"the address `{shown}` names no host", remedy)
    if FOLLOWS.search(html.unescape(address)):
        remedy = "take out all from `?` or `&`"
        yield place.fault(index, f"the address `{shown}` tells where a reader came from", remedy)


def _check_shown(place: Place, index: int, text: str, address: str) -> Faults:
    """Yield a link that shows one address and leads to another."""
    shown = SHOWN.match(text.strip("`*_ ").lower())
    if not shown or FILE.fullmatch(text):
        return
    said = (shown["host"] or shown["bare"]).removeprefix("www.")
    host = address.removeprefix("https://").partition("/")[0].lower().removeprefix("www.")
    if said != host and not host.endswith(f".{said}"):
        remedy = "let the text say where it leads"
        yield place.fault(index, f"a link that shows `{shortened(text)}` leads to {host}", remedy)
