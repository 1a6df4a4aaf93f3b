"""YAML that editors write, read with line numbers and checked against a typed model.

All scalars are read as text and the model says what they mean, so that a date that does not
exist is a fault with a line instead of a crash.
"""

import difflib
import json
import re
from typing import Annotated, Any, NamedTuple, TypeVar

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from kit.dates import locale
from kit.faults import Fault
from kit.source import split

Loc = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)


def _plain(value: str) -> str:
    """Refuse what a browser would take for a tag: templates show most words as they are."""
    if tag := re.search(r"<[A-Za-z/!?][^>]{0,40}>?", value):
        raise ValueError(f"has a tag in it, `{tag[0]}`")
    return value


def _tag(value: str) -> str:
    if locale(value) is None:
        raise ValueError(f"is no language that we know: “{value}”")
    return value


Text = Annotated[str, StringConstraints(min_length=1), AfterValidator(_plain)]
Tag = Annotated[str, AfterValidator(_tag)]


class Model(BaseModel):
    """What all our models share: unknown keys are refused, a value is never changed.

    The description of a field is the remedy that an editor reads when its value is wrong.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)


class Document(NamedTuple):
    """A YAML text: its value (None if unreadable), the line of each place in it, its faults."""

    value: Any
    lines: dict[Loc, int]
    faults: list[Fault]

    def line(self, loc: Loc) -> int:
        """Return the line of a place, or of the nearest place around it that exists."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)


def read(text: str, before: int = 0) -> Document:
    """Read a YAML text that begins after `before` lines of its file."""
    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        fault = _no_json(text) or _unreadable(error)
        line = before + fault.line
        return Document(None, {(): line}, [fault._replace(line=line)])
    except (yaml.YAMLError, RecursionError):
        remedy = "take out control characters, and lists within lists"
        return Document(None, {}, [Fault(before + 1, "YAML cannot be read", remedy)])
    lines: dict[Loc, int] = {(): before + 1}
    faults: list[Fault] = []
    seen: set[int] = set()

    def value(node: yaml.Node, loc: Loc) -> Any:
        line = before + 1 + node.start_mark.line
        lines.setdefault(loc, line)
        if id(node) in seen:
            faults.append(Fault(line, "a YAML alias", "write the value out in full"))
            return None
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [value(item, (*loc, index)) for index, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return mapping(node, loc)
        return None if node.tag == "tag:yaml.org,2002:null" else node.value

    def mapping(node: yaml.MappingNode, loc: Loc) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), before + 1 + key_node.start_mark.line
            if key in found:
                first = lines[(*loc, key)]
                faults.append(
                    Fault(line, f"`{key}` stands twice", f"keep one; the first is on line {first}")
                )
                continue
            lines[(*loc, key)] = line
            found[key] = value(value_node, (*loc, key))
        return found

    return Document(value(node, ()) if node else {}, lines, faults)


def _compose(text: str) -> yaml.Node | None:
    """Return the tree of a YAML text; raise `yaml.MarkedYAMLError` where there is none."""
    try:  # ten times as fast where the library has its part in C, but it explains less
        return yaml.compose(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError:
        return yaml.compose(text, yaml.SafeLoader)


def _no_json(text: str) -> Fault | None:
    """Return why a text that begins as JSON is none."""
    try:
        json.loads(text if text.lstrip().startswith("{") else "{}")
    except json.JSONDecodeError as error:
        remedy = "check the quotes, commas and brackets on this line and the one before"
        return Fault(error.lineno, f"JSON cannot be read: {error.msg}", remedy)
    return None


def _unreadable(error: yaml.MarkedYAMLError) -> Fault:
    """Return what is wrong at its line, or where that begins which goes on to the end."""
    problem, context = error.problem or "", error.context or ""
    never_closed = "quoted scalar" in context or "stream end" in problem
    mark = (never_closed and error.context_mark) or error.problem_mark
    line = mark.line + 1 if mark else 1
    if "quoted scalar" in context:
        return Fault(line, "a quote is opened and never closed", "close it at the end of the text")
    if "mapping values are not allowed" in problem:
        return Fault(line, "a colon inside a text", "put the whole text in quotes")
    if r"'\t'" in problem:
        return Fault(line, "a tab", "use spaces")
    if "<block end>, but found '<scalar>'" in problem:
        remedy = 'put the whole text in double quotes, `"`, and write no other of them in it'
        return Fault(line, "words behind a quote or bracket that is closed", remedy)
    if "<block end>" in problem:
        remedy = "begin it as far to the right as the lines around it"
        return Fault(line, "a line that is indented otherwise", remedy)
    return Fault(
        line,
        f"YAML cannot be read: {problem}",
        "check the quotes, colons and indentation on this line and the one before",
    )


def read_front(text: str) -> Document:
    """Read the front matter of a whole file."""
    source, _, _ = split(text)
    if source is None and text.startswith("---"):
        fault = Fault(1, "the front matter is never closed", "end it with a line `---`")
        return Document(None, {}, [fault])
    if source is None:
        remedy = "begin the file with `---`, `audience: [...]` and `---`"
        return Document(None, {}, [Fault(1, "the page has no front matter", remedy)])
    return read(source, before=1)


def validate(
    document: Document, model: type[M], *, at: Loc = (), context: dict[str, Any] | None = None
) -> tuple[M | None, list[Fault]]:
    """Check a document, or the place `at` in it, against a model.

    Returns the checked value, None where anything is wrong with it, and all that is wrong.
    """
    raw = document.value
    for key in at:
        raw = raw[key]
    try:
        return model.model_validate(raw, context=context), []
    except ValidationError as error:
        return None, [_fault(model, detail, document, at) for detail in error.errors()]


def _fault(model: type[BaseModel], detail: ErrorDetails, document: Document, at: Loc) -> Fault:
    loc = detail["loc"]
    line = document.line((*at, *loc))
    name = (
        "`"
        + ".".join(str(part) for part in (*at, *loc) if isinstance(part, str) and part != "[key]")
        + "`"
    )
    remedy = _description(model, loc) or "compare with a page or row that works"
    match detail["type"]:
        case "missing":
            return Fault(line, f"{name} is missing", remedy)
        case "extra_forbidden":
            return Fault(line, f"unknown key {name}", _instead(model, loc))
        case "names":
            known = detail["ctx"]["known"]
            remedy = f"known are {', '.join(known)}" if known else "take it out"
            return Fault(line, f"{name} cannot hold `{detail['ctx']['name']}`", remedy)
        case "markdown":
            problem = f"{name} has Markdown in it: {detail['ctx']['found']}"
            return Fault(line, problem, "write words alone; readers would see the signs")
        case "later":
            return Fault(line, f"{name} is a day to come", remedy)
        case "digits":
            return Fault(line, f"{name} has other digits than `display`", remedy)
        case "value_error":
            return Fault(line, f"{name} {detail['ctx']['error']}", remedy)
        case "model_type" | "dict_type":
            return Fault(line, "no keys here", "write `key: value` on each line")
        case kind if kind.startswith(("date", "bool", "int")) and detail["input"]:
            return Fault(line, f"{name} is no {kind.split('_')[0]}: {detail['input']}", remedy)
        case "list_type":
            return Fault(line, f"{name} is no list", remedy)
        case "too_short" | "too_long" if detail["input"]:
            return Fault(line, f"{name} has {len(detail['input'])} entries", remedy)
        case "string_too_long":
            return Fault(line, f"{name} has {len(detail['input'])} characters", remedy)
        case _ if not detail["input"]:
            return Fault(line, f"{name} is empty", remedy)
        case _:
            return Fault(line, f"{name} cannot be “{detail['input']}”", remedy)


def _owner(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """Return the model that holds the last key of a place."""
    for key in loc[:-1]:
        field = model.model_fields.get(str(key))
        inner = field.annotation if field else None
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            model = inner
    return model


def _description(model: type[BaseModel], loc: Loc) -> str | None:
    for end in range(len(loc), 0, -1):  # an item of a list has the description of the list
        field = _owner(model, loc[:end]).model_fields.get(str(loc[end - 1]))
        if field and field.description:
            return field.description
    return None


def _instead(model: type[BaseModel], loc: Loc) -> str:
    known = sorted(_owner(model, loc).model_fields)
    close = difflib.get_close_matches(str(loc[-1]), known, 1)
    return f"did you mean `{close[0]}`?" if close else "known are " + ", ".join(known)
