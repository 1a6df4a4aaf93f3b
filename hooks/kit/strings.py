"""What docs/<lang>/strings.yml says: the words of a language besides the text of its pages.

One class for each part of the file; `hooks/data.py` reads it once a build.
"""

import re
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from kit.data import Model, Tag, Text

NAME = re.compile(r"\{(\w+)\}")


class Words(Model):
    """Words for readers: they hold those `{names}` only that the description of a field tells."""

    @field_validator("*")
    @classmethod
    def _filled(cls, value: Any, info: ValidationInfo) -> Any:
        known = NAME.findall(cls.model_fields[info.field_name or ""].description or "")
        texts = value.values() if isinstance(value, Mapping) else [value]
        for name in NAME.findall(" ".join(it for it in texts if isinstance(it, str))):
            if name not in known:
                context = {"name": f"{{{name}}}", "known": [f"`{{{it}}}`" for it in known]}
                raise PydanticCustomError("names", "names a value", context)
        return value


class BannerWords(Words):
    """The words of a kind of banner, in Markdown."""

    heading: Text = Field(description="a short heading")
    text: Text = Field(description="one to five sentences; may hold {date}")
    line: Text | None = Field(
        None, description="the same in one sentence, where several meet; may hold {date}"
    )


class MergedWords(Words):
    """What stands above the lines of the kinds of one level that meet on a page.

    Without a heading of its own, each line keeps the heading of its kind.
    """

    heading: Text | None = Field(None, description="a short heading above all lines")
    line: Text | None = Field(None, description="a first line above those of the kinds")


class PageWords(Words):
    """Words around the content of every page."""

    summary: Text
    audience: Mapping[str, Text] = Field(description="one line for each audience")
    help: Text = Field(description="the link to help that stands on top of every page")
    help_page: Text = Field(description="the page and heading it leads to, `index.md#an-id`")
    languages: Text
    minutes: Text = Field(description="may hold {count}")
    related: Text
    publisher: Text | None = Field(None, description="who publishes the site")
    publisher_unknown: Text
    contact: Text | None = Field(None, description="how to reach the publisher, in Markdown")
    feedback: Text = Field(description="the warning before the link to a public report")
    feedback_link: Text
    review: Text
    review_due: Text = Field(description="may hold {date}")
    reviewed: Text = Field(description="may hold {name} and {date}")
    broken: Text = Field(description="what the preview says above the faults of a broken edit")


class AlternateWords(Words):
    """What is said to readers of a language on a page in another, and where there is no page."""

    hint: Text = Field(description="that the page exists in this language")
    close: Text = Field(description="takes the hint away")
    untranslated: Text = Field(description="may hold {language}, that of the text")
    missing_title: Text = Field(description="the heading for an address that does not exist")
    missing: Text
    home: Text


class FrameWords(Words):
    """What stands in the frame around a page: names of its parts and what can be done there."""

    skip: Text = Field(description="leads past the frame to the text")
    leave: Text = Field(description="leaves the site, on pages with a banner above their title")
    leave_url: Text = Field(pattern=r"^https://", description="where that leads, with https://")
    drawer: Text = Field(description="opens the list of pages")
    pages: Text = Field(description="names the list of pages to who cannot see it")
    path: Text = Field(description="names the way from the home page to this one")
    contents: Text = Field(description="stands above the headings of the page")
    around: Text = Field(description="names the links to the pages before and after this one")
    previous: Text
    next: Text
    dark: Text = Field(description="a switch that is on or off: dark colours")
    edit: Text


class ChecklistWords(Words):
    """Words in and around a checklist."""

    legend: Text = Field(description="read aloud after each heading of a checklist")
    hint: Text
    reset: Text
    notes: Text = Field(description="printed above the lines for notes")


class DiagramWords(Words):
    """Words that describe a kind of diagram to those who do not see it."""

    desc: Text = Field(description="may hold {count} and {labels}")
    highlight: Text = Field(description="may hold {label} and {count}")


class Service(Words):
    """A helpline in words."""

    name: Text
    purpose: Text = Field(description="whom or what it is for, in a few words")


class CheckedWords(Words):
    """What is said of a number by the way it was checked: `status` in docs/helplines.yml."""

    documents: Text = Field(description="may hold {date}")
    live: Text = Field(description="may hold {date}")


class HelplineWords(Words):
    """What is said of a helpline, and above the columns of their table."""

    free: Text
    usual: Text
    service: Text
    number: Text
    checked: CheckedWords
    services: Mapping[str, Service] = Field(description="a row for each of docs/helplines.yml")


class CitationWords(Words):
    """Words around the sources of a page."""

    heading: Text
    back: Text = Field(description="leads back to the text; may hold {number}")


class EvidenceWords(Words):
    """The labels that say how well something is known, and the page that explains them."""

    page: Text = Field(description="the page whose headings or items have the labels' ids")
    labels: Mapping[str, Text]


class GlossaryWords(Words):
    """Where the terms stand."""

    page: Text = Field(description="the page with the list of terms")


class StateWords(Words):
    """How a part of a translation stands to its source: `kit.translation.State` in words."""

    current: Text
    source: Text
    translation: Text
    both: Text
    missing: Text
    removed: Text
    new: Text
    surplus: Text


class TranslationWords(Words):
    """What a page says where it lags behind its source, and the list of all that."""

    beginning: Text = Field(description="said of title, summary and first lines that changed")
    changed: Text = Field(description="said of a section whose source changed")
    missing: Text = Field(description="said in the place of a section that is not there yet")
    removed: Text = Field(description="said of a section that the source has no more")
    link: Text = Field(description="leads to the section in the source language")
    link_page: Text = Field(description="leads to the page in the source language")
    critical: Text = Field(description="where to turn instead; may name helplines")
    meaning: Text = Field(description="said above a section in the words of the source")
    states: StateWords
    count: Text = Field(description="may hold {language}, {current} and {count}")
    page: Text
    current: Text
    start: Text = Field(description="what to call the part above the first heading")
    compare: Text
    status: Text
    status_page: Text = Field(description="the page with the mark `site:translations`")


class SearchWords(Words):
    """Words in and around the search form."""

    label: Text
    loading: Text
    found: Mapping[Literal["zero", "one", "two", "few", "many", "other"], Text] = Field(
        description="a row for each plural form of the language (Unicode CLDR); may hold {count}"
    )
    most: Text = Field(description="more is found than is shown; may hold {count}")
    none: Text
    failed: Text
    foreign: Text = Field(description="may hold {word}, {language} and {term}")


class SharingWords(Words):
    """Words for those who send a link to the site, print it or take it along."""

    description: Text = Field(description="what the site is, in one sentence that tells no topic")
    handout: Text = Field(description="the link to a page as PDF")
    copy_page: Text = Field(description="the page that offers a copy of the whole site")
    copy_link: Text = Field(description="the link to the copy; may hold {size}")


class Strings(Model):
    """All words of one language that are not the text of a page."""

    language: Tag = Field(description="write a BCP 47 tag, for example `en-GB`")
    page: PageWords
    alternate: AlternateWords

    frame: FrameWords
    checklist: ChecklistWords
    callouts: Mapping[str, Text] = Field(description="a title for each kind of GitHub alert")
    diagrams: Mapping[str, DiagramWords]
    helpline: HelplineWords
    citation: CitationWords
    evidence: EvidenceWords
    glossary: GlossaryWords
    translation: TranslationWords
    search: SearchWords
    sharing: SharingWords
    merged: Mapping[str, MergedWords] = Field(description="a row for `quiet` and `emergency`")
    banners: Mapping[str, BannerWords]


def is_blank(word: str) -> bool:
    """Tell whether a word is missing, and its name stands for it: hooks/data.py has told of it."""
    return word.startswith("[") and word.endswith("]")


def fill(text: str, **values: Any) -> str:
    """Put values in the place of `{names}`; a name that is not given stays as it is."""
    return NAME.sub(lambda m: str(values.get(m.group(1), m.group())), text)
