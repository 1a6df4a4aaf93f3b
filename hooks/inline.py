"""Let Python-Markdown try on a page only those inline patterns that can match there.

It tries each of some fifteen patterns on each piece of text, a quarter of the time that Markdown
takes; a page has signs for half of them. Most costly are references, `[words][name]`, which hardly
any page has: to look for their end, each bracket is read letter by letter.
"""

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig

from kit.page import installed

# What must stand somewhere for a pattern of Python-Markdown 3.11 to match; those that are not
# named are always tried. None of them makes a sign of another.
SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "link": "](",
    "image_link": "![",
    "autolink": "://",
    "automail": "@",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
    "footnote": "[^",
}
REFERENCES = ("reference", "short_reference", "image_reference", "short_image_ref")


def on_config(config: MkDocsConfig) -> None:
    installed(config, Inline)


class Inline(Extension):
    """Chooses the patterns for each text that is converted."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(PatternsProcessor(md), "site-inline", 21)  # right before inline


class PatternsProcessor(Treeprocessor):
    def run(self, root: Element) -> None:
        assert self.md is not None
        patterns, text = self.md.inlinePatterns, "\n".join(root.itertext())
        needless = {name for name, sign in SIGNS.items() if sign not in text}
        if not self.md.references:
            needless.update(REFERENCES)
        skipped = [patterns[name] for name in needless if name in patterns]
        inline: Any = self.md.treeprocessors["inline"]
        inline.inlinePatterns = [it for it in patterns if it not in skipped]
