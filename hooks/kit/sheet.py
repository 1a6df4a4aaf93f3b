"""A style sheet without the rules that nothing uses, as PurgeCSS does it: by words."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

import tinycss2
from tinycss2.ast import (
    AtRule,
    Declaration,
    FunctionBlock,
    HashToken,
    IdentToken,
    LiteralToken,
    Node,
    ParseError,
    QualifiedRule,
    SquareBracketsBlock,
    StringToken,
)

from kit.faults import Fault

TAG = re.compile(r"""<[a-zA-Z][^>"]*(?:"[^"]*"[^>"]*)*""")
ATTRIBUTE = re.compile(r"""([\w-]+)(?:="([^"]*)")?""")
WORD = re.compile(r"[\w-]+")
GROUPS = ("media", "supports", "layer", "container")  # at-rules that hold rules
STATES = {"open"}  # an attribute that the browser sets by itself


def words(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """Return all names in the tags of pages, and all words of scripts.

    A value of an attribute counts where it is one word; a sentence in it names nothing.
    """
    found = STATES.union(*map(WORD.findall, scripts))
    for tag in {tag for page in pages for tag in TAG.findall(page)}:
        for name, value in ATTRIBUTE.findall(tag):
            values = value.split()
            found.update([name], values if name == "class" or len(values) == 1 else ())
    return found


def check(css: str) -> Iterator[Fault]:
    """Yield what a browser would pass over in a style sheet."""
    for node in _nodes(tinycss2.parse_stylesheet(css, True, True)):
        if isinstance(node, ParseError):
            remedy = "write `selector { name: value; }`"
            yield Fault(node.source_line, f"this is no CSS: {node.message}", remedy)


def purged(css: str, words: Collection[str]) -> str:
    """Return a style sheet, compact, without rules for what is not in `words`.

    Custom properties and keyframes go where no value names them, until nothing is left to drop.
    """
    text = "".join(_rules(tinycss2.parse_stylesheet(css, True, True), words, None))
    while True:
        rules = tinycss2.parse_stylesheet(text, True, True)
        values = map(_value, _nodes(rules))
        named = {word for value in values for word in WORD.findall(value)}
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
            content = rule.content if selectors else ()
            body = ";".join(
                f"{it.name}:{_value(it)}"
                for it in tinycss2.parse_blocks_contents(content, True, True)
                if isinstance(it, Declaration)
                and (named is None or not it.name.startswith("--") or it.name in named)
            )
            if body:
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


def _nodes(rules: Iterable[Node]) -> Iterator[Node]:
    """Yield the at-rules and declarations of a sheet, however deep, and what is neither."""
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            yield from tinycss2.parse_blocks_contents(rule.content, True, True)
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in GROUPS and rule.content:
            yield from _nodes(tinycss2.parse_rule_list(rule.content, True, True))
        else:
            yield rule


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


def _value(node: Node) -> str:
    """Return the value of a declaration, or what stands in an at-rule."""
    if isinstance(node, AtRule):
        return _text(node.content or [])
    if isinstance(node, Declaration):
        # A custom property may be empty on purpose; old browsers then want a space.
        return (_text(node.value) or " ") + ("!important" if node.important else "")
    return ""


def _text(tokens: Sequence[Node]) -> str:
    """Return tokens as text, without comments and with one space for any white space."""
    return "".join(
        " " if token.type == "whitespace" else token.serialize()
        for token in tokens
        if token.type != "comment"
    ).strip()
