"""Join all styles into one sheet, without the rules that no page of the site uses.

    extra_css:
      - assets/site.css
      - assets/banner.css

The theme's own sheet comes first, then these in their order; the sheet is `assets/site.css`.
A rule stays where every name in its selector (element, class, id, attribute) stands somewhere in a
tag of a finished page or in a script, whatever writes it there: a script must spell such a name as
the sheet does, `setAttribute("data-scheme", …)`. Nothing else of the theme is published.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

import tinycss2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from tinycss2.ast import (
    AtRule,
    Declaration,
    FunctionBlock,
    HashToken,
    IdentToken,
    LiteralToken,
    Node,
    QualifiedRule,
    SquareBracketsBlock,
    StringToken,
)

from kit.i18n import building
from kit.source import read_text

SHEET = "assets/site.css"
THEME_SHEET = "assets/stylesheets/main.*.css"
TAG = re.compile(r"""<[a-zA-Z](?:[^>"]|"[^"]*")*""")
WORD = re.compile(r"[\w-]+")
GROUPS = ("media", "supports", "layer", "container")  # at-rules that hold rules
STATES = {"open"}  # an attribute that the browser sets by itself


def on_files(files: Files, config: MkDocsConfig) -> Files:
    theme = [str(Path(folder)) for folder in config.theme.dirs if folder != config.theme.custom_dir]
    for file in list(files):
        if file.src_dir in theme or file.src_uri in config.extra_css:
            files.remove(file)
    return files


@event_priority(-150)  # all languages and what other hooks write stand on disk
def on_post_build(config: MkDocsConfig) -> None:
    if not building(config):
        sheet = Path(config.site_dir, SHEET)
        sheet.parent.mkdir(parents=True, exist_ok=True)
        sheet.write_text(purged(joined(config), words(Path(config.site_dir))), "utf-8")


def joined(config: MkDocsConfig) -> str:
    """Return the theme's own sheet and all sheets of `extra_css`, in their order, as one text."""
    names = [THEME_SHEET, *map(str, config.extra_css)]
    found = (next(Path(d).glob(name), None) for name in names for d in config.theme.dirs)
    return "\n".join(read_text(path) for path in found if path)


def words(site: Path) -> set[str]:
    """Return all words in the tags of the pages of a built site, and all in its scripts."""
    tags = {tag for page in site.rglob("*.html") for tag in TAG.findall(read_text(page))}
    texts = [*tags, *(read_text(script) for script in site.rglob("*.js"))]
    return STATES.union(*map(WORD.findall, texts))


def purged(css: str, words: Collection[str]) -> str:
    """Return a style sheet, compact, without rules for what is not in `words`.

    Custom properties and keyframes go where no value names them, until nothing is left to drop.
    """
    text = "".join(_rules(tinycss2.parse_stylesheet(css, True, True), words, None))
    while True:
        rules = tinycss2.parse_stylesheet(text, True, True)
        named = {word for value in _values(rules) for word in WORD.findall(value)}
        smaller = "".join(_rules(rules, words, named))
        if smaller == text:
            return text
        text = smaller


def _rules(
    rules: Iterable[Node], words: Collection[str], named: Collection[str] | None
) -> Iterator[str]:
    """Yield the text of the rules that are used; `named` None keeps all that has a name."""
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            selectors = [s for s in _split(rule.prelude) if _used(s, words)]
            body = ";".join(
                f"{it.name}:{_value(it)}"
                for it in _declarations(rule)
                if named is None or not it.name.startswith("--") or it.name in named
            )
            if selectors and body:
                yield f"{','.join(map(_text, selectors))}{{{body}}}"
        elif isinstance(rule, AtRule):
            head = f"@{rule.at_keyword} {_text(rule.prelude)}"
            if rule.content is None:
                yield f"{head};"
            elif rule.lower_at_keyword in GROUPS:
                inner = tinycss2.parse_rule_list(rule.content, True, True)
                if body := "".join(_rules(inner, words, named)):
                    yield f"{head}{{{body}}}"
            elif (
                named is None
                or "keyframes" not in rule.lower_at_keyword
                or _text(rule.prelude) in named
            ):
                yield f"{head}{{{_text(rule.content)}}}"


def _values(rules: Iterable[Node]) -> Iterator[str]:
    """Yield the values of all declarations."""
    for rule in rules:
        if isinstance(rule, AtRule) and rule.lower_at_keyword in GROUPS and rule.content:
            yield from _values(tinycss2.parse_rule_list(rule.content, True, True))
        elif isinstance(rule, AtRule) and rule.content:
            yield _text(rule.content)
        elif isinstance(rule, QualifiedRule):
            yield from map(_value, _declarations(rule))


def _used(selector: Sequence[Node], words: Collection[str]) -> bool:
    """Tell whether all names of a selector occur; what `:not()` leaves out need not."""
    return all(
        _occurs(token, words)
        for before, token in zip([None, *selector], selector, strict=False)
        if before != LiteralToken(0, 0, ":") or isinstance(token, FunctionBlock)
    )


def _occurs(token: Node, words: Collection[str]) -> bool:
    match token:
        case IdentToken(value=name) | HashToken(value=name):
            return name in words
        case SquareBracketsBlock(content=content):
            return all(word in words for word in _attribute(content))
        case FunctionBlock(lower_name="is" | "where" | "has", arguments=choices):
            return any(_used(choice, words) for choice in _split(choices))
    return True


def _attribute(tokens: Sequence[Node]) -> Iterator[str]:
    """Yield the name of an attribute, and its value where it must be exactly one word."""
    exact = any(isinstance(token, LiteralToken) and token.value == "=" for token in tokens)
    names = [it.value for it in tokens if isinstance(it, IdentToken | StringToken)]
    yield from names[:1]
    yield from filter(WORD.fullmatch, names[1:] if exact else ())


def _split(tokens: Sequence[Node]) -> list[list[Node]]:
    """Return the parts between the commas of a list."""
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if isinstance(token, LiteralToken) and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _declarations(rule: QualifiedRule) -> Iterator[Declaration]:
    for node in tinycss2.parse_blocks_contents(rule.content, True, True):
        if isinstance(node, Declaration):
            yield node


def _value(declaration: Declaration) -> str:
    # A custom property may be empty on purpose; old browsers then want a space.
    return (_text(declaration.value) or " ") + ("!important" if declaration.important else "")


def _text(tokens: Sequence[Node]) -> str:
    """Return tokens as text, without comments and with one space for any white space."""
    return "".join(
        " " if token.type == "whitespace" else token.serialize()
        for token in tokens
        if token.type != "comment"
    ).strip()
