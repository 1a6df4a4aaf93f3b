"""A page is the same whether all inline patterns are tried on it, or only those that can match."""

from pathlib import Path

import pytest
from markdown import Markdown

from inline import REFERENCES, SIGNS, Inline
from kit.source import read_text, split
from project import ROOT

EXTENSIONS = ["footnotes", "tables", "toc", "pymdownx.quotes"]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
GOLDEN = sorted((ROOT / "tests").rglob("*.md"))
TEXTS = [
    "`code` and ``co`de`` and \\`none\\`",
    "\\*no\\* \\[no](b) \\![a](b) *a\\*b* \\<b> \\&amp;",
    "[a](b) [a](<b c> 'd') ![a](b) ![a](b 'c') [![a](b)](c) [a]\n(b)",
    "[a][b] [b][] [b] ![a][b] ![b]\n\n[b]: c 'd'",
    "[a][b] [b] ![b] [^b]",
    "<https://a.example> <HTTP://a.example> <a@b.example> a://b a@b",
    "a  \nb\\\nc <br> <!-- d --> &amp; &#38; &nope <i>e</i>",
    "*a* **b** ***c*** _d_ __e__ a_b_c *a**b*c** `*a*` [*a*](b) *[a](b)* *`a`*",
    "a[^1] b[^2]\n\n[^1]: *c* [d](e)\n[^2]: `f`  \n    g",
    "| a | `b` |\n|---|---|\n| [c](d) | *e* |\n\n- f <b>\n    - g  \n      h\n\n> i\n> ![j](k)",
    "# a <!-- #b -->\n\n## `c` [d](e)\n",
    "",
]


def html(text: str, *more: Inline) -> str:
    return Markdown(extensions=[*EXTENSIONS, *more]).convert(text)


@pytest.mark.parametrize("text", TEXTS)
def test_each_pattern(text: str) -> None:
    assert html(text, Inline()) == html(text)


@pytest.mark.parametrize("path", [*PAGES, *GOLDEN], ids=lambda it: it.relative_to(ROOT).as_posix())
def test_pages(path: Path) -> None:
    text = split(read_text(path))[1]
    assert html(text, Inline()) == html(text)


def test_one_reader_for_many_texts() -> None:
    reader = Markdown(extensions=[*EXTENSIONS, Inline()])
    assert [reader.reset().convert(text) for text in TEXTS] == [html(text) for text in TEXTS]


def test_the_patterns_are_those_of_markdown() -> None:
    patterns = Markdown(extensions=EXTENSIONS).inlinePatterns
    assert [name for name in (*SIGNS, *REFERENCES) if name not in patterns] == []
