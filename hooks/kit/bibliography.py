"""Works as text: what citeproc makes of CSL-JSON by a style of the CSL project."""

import html
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.model import CitationStylesElement, Parent, Text
from citeproc.source.json import CiteProcJSON

from kit.site import Note, Reference

SPECIAL = re.compile(r"([\\`*_\[\]]|(?<=^\d{4})\.)")  # a number and a dot begin a list


def entries(
    style: Path, references: Mapping[str, Reference], notes: Mapping[str, Note], language: str
) -> dict[str, str]:
    """Return the entry of each work as Markdown, by its key, in the order of a CSL style.

    `notes` has what must be said of a work in the language, a BCP 47 tag such as `en-GB`.
    """
    works = [_csl(key, work, notes.get(key)) for key, work in references.items()]
    with _style_read_once():
        read = CitationStylesStyle(str(style), locale=language, validate=False)
        bibliography = CitationStylesBibliography(read, CiteProcJSON(works), formatter.html)
        for key in references:
            bibliography.register(Citation([_Item(key)]))
        bibliography.sort()
        texts = dict(zip(bibliography.keys, map(str, bibliography.bibliography()), strict=True))
    return {
        key: _markdown(texts[key.lower()], references[key], notes.get(key))
        for key in sorted(references, key=lambda it: list(texts).index(it.lower()))
    }


class _Item(CitationItem):  # type: ignore[misc]
    """A work to be cited, which looks itself up once instead of for each rule of the style."""

    @cached_property
    def reference(self) -> Any:
        return super().reference


@contextmanager
def _style_read_once() -> Iterator[None]:
    """Let citeproc ask each thing of the style once, which it asks again for every work."""
    questions = [(CitationStylesElement, "xpath_search")]
    questions += [(kind, "calls_variable") for kind in (Parent, Text)]
    originals = [(kind, name, getattr(kind, name)) for kind, name in questions]
    for kind, name, original in originals:
        setattr(kind, name, cache(original))
    try:
        yield
    finally:
        for kind, name, original in originals:
            setattr(kind, name, original)


def _csl(key: str, work: Reference, note: Note | None) -> dict[str, Any]:
    values = work.model_dump(by_alias=True, exclude_none=True) | {"id": key}
    if note and note.title:
        values["title"] = note.title
    for name in ("title", "container-title", "publisher"):
        if name in values:  # citeproc writes them into HTML as they are
            values[name] = html.escape(values[name], quote=False)
    if "date-parts" not in values["issued"]:
        # The style would say when it was looked up; the address alone says what we know.
        del values["issued"]
        values.pop("URL", None)
    return values


def _markdown(text: str, work: Reference, note: Note | None) -> str:
    """Turn the HTML of an entry into Markdown, with its address as a link and our note."""
    text = re.sub(r"([?!](?:</i>)?)\.", r"\1", text)  # the style ends a title twice
    if "date-parts" not in work.issued and work.url:
        text += f" {work.url}"
    parts = re.split(r"(https?://[^\s<]+)", text)
    for index in range(0, len(parts), 2):
        parts[index] = SPECIAL.sub(r"\\\1", parts[index]).replace("<i>", "*").replace("</i>", "*")
    for index in range(1, len(parts), 2):
        parts[index] = f"<{html.unescape(parts[index]).rstrip('.')}>"
    return "".join(parts) + (f" {note.note}" if note and note.note else "")
