"""Comments that GitHub hides and we read: `<!-- #id -->` and `<!-- site:name … -->`.

After Markdown's inline stage a comment is a placeholder in the text of an element, or in the
tail of one of its children; its words lie in the HTML stash.
"""

import re
from functools import cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE

ID = re.compile(r"<!-- *#(?P<id>[^\s>]*) *-->")
SITE = re.compile(r"<!-- *site:(?P<name>\S+) *(?P<rest>.*?) *-->")


@cache
def site(name: str) -> re.Pattern[str]:
    """Return what matches the marks of one component; `rest` is what follows its name."""
    return re.compile(rf"<!-- *site:{name}(?: +(?P<rest>.*?))? *-->")


def take(element: Element, md: Markdown, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Remove the first comment that matches from an element's own text; return the match.

    Its own text is the text of the element and the tails of its direct children, no deeper.
    """
    for owner, slot in [(element, "text"), *((child, "tail") for child in element)]:
        text = getattr(owner, slot) or ""
        for placeholder in HTML_PLACEHOLDER_RE.finditer(text):
            raw = md.htmlStash.rawHtmlBlocks[int(placeholder.group(1))]
            match = pattern.fullmatch(raw.strip()) if isinstance(raw, str) else None
            if match:
                rest = text[: placeholder.start()].rstrip(" ") + text[placeholder.end() :]
                setattr(owner, slot, rest)
                return match
    return None
