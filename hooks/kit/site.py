"""What editors say besides the text of the pages: front matter, words, banners, helplines.

One typed model for each; `hooks/data.py` reads them once a build, before MkDocs reads pages.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any, Literal, cast

from mkdocs.config.defaults import MkDocsConfig
from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from kit.data import Model
from kit.dates import locale


def _plain(value: str) -> str:
    """Refuse what a browser would take for a tag: templates show most words as they are."""
    if tag := re.search(r"<[A-Za-z/!?][^>]{0,40}>?", value):
        raise ValueError(f"has a tag in it, `{tag[0]}`")
    return value


NAME = re.compile(r"\{(\w+)\}")
SIGNS = re.compile(r"\*\*|__|`|\[[^\[\]]*\]\([^()]*\)")


def _unmarked(value: str) -> str:
    """Refuse Markdown where readers would see its signs."""
    if found := SIGNS.search(value):
        raise PydanticCustomError("markdown", "has Markdown", {"found": found[0]})
    return value


Text = Annotated[str, StringConstraints(min_length=1), AfterValidator(_plain)]
Plain = Annotated[Text, AfterValidator(_unmarked)]
Address = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")]


def _known(values: list[str], info: ValidationInfo) -> list[str]:
    """Refuse values that the site does not know: a mistyped topic would lose its banner."""
    known = (info.context or {}).get(info.field_name, values)
    for value in values:
        if value not in known:
            raise ValueError(f"does not know “{value}”; known are {', '.join(sorted(known))}")
    return values


def _tag(value: str) -> str:
    if locale(value) is None:
        raise ValueError(f"is no language that we know: “{value}”")
    return value


Tag = Annotated[str, AfterValidator(_tag)]
Known = Annotated[list[str], AfterValidator(_known)]


class FrontMatter(Model):
    """The lines between `---` and `---` at the top of a page."""

    title: Plain | None = Field(None, description="leave it out: the heading gives the title")
    lead: Plain = Field(
        "", max_length=200, description="write one warm line of 1 to 200 characters"
    )
    summary: list[Plain] = Field(
        [], min_length=3, max_length=5, description="write 3 to 5 points, each on a line with `- `"
    )
    audience: Known = Field(
        min_length=1, description="say whom the page is for; `page.audience` in strings.yml has all"
    )
    topics: Known = Field([], description="choose from the topics in docs/banners.yml")
    critical: list[Text] = Field(
        [], description="name sections by their ids, in the source language, as `[when-to-call]`"
    )
    reviewed: date | None = Field(None, description="write a date as 2027-05-22")
    reviewed_by: Text | None = Field(None, description="name the expert who read the whole page")
    review_due: date | None = Field(None, description="write a date as 2027-05-22")
    bare: bool = Field(False, description="`bare: true` puts help before everything else")
    permalink: Address | None = Field(
        None, description="write an address as `part/short-name`, without slashes at the ends"
    )
    handout: bool = Field(False, description="`handout: true` offers the page as PDF")
    redirect_from: list[Address] = Field(
        [], description="write former addresses as `[part/old-name]`, without slashes at the ends"
    )


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


class Condition(Model):
    """What must hold of a page; all that is named must hold."""

    audience: str | None = Field(None, description="a name from `page.audience` in strings.yml")
    topic: str | None = Field(None, description="a short name")
    component: str | None = Field(None, description="for example `component: checklist`")
    past: Literal["review_due"] | None = Field(None, description="`past: review_due`")
    lagging: Literal["true"] | None = Field(None, description="`lagging: true`")
    absent: Literal["reviewed_by"] | None = Field(None, description="`absent: reviewed_by`")


class Kind(Model):
    """A kind of banner; its words stand in strings.yml under the same name."""

    level: Literal["quiet", "warning", "emergency"] = Field(
        description="`level:` is quiet, warning or emergency"
    )
    place: Literal["top", "page", "checklist", "review"] = Field(
        description="`place:` is top, page, checklist or review"
    )
    when: list[Condition] | None = Field(
        None, description="a list of conditions, any of which brings the banner"
    )


def _past(day: date, info: ValidationInfo) -> date:
    """Refuse a day to come. Who writes may be some hours ahead of who builds."""
    today = (info.context or {}).get("today")
    if today and day > today + timedelta(days=1):
        raise PydanticCustomError("later", "lies ahead", {})
    return day


class Helpline(Model):
    """A service that helps by telephone."""

    country: str = Field(
        pattern="^[a-z]{2}$", description="write the two letters of a country, ISO 3166-1, as nl"
    )
    display: Text = Field(description="the number as people write it, in quotes")
    tel: str = Field(
        pattern=r"^(\+\d{6,15}|0\d{6,9}|\d{3,4})$",
        description='write a number as "+31201234567" or "112"',
    )

    @field_validator("tel")
    @classmethod
    def _dialled(cls, tel: str, info: ValidationInfo) -> str:
        """Refuse a number that is not the one that is shown: a country code aside, by E.164."""
        shown = re.sub(r"\(0\)|\D", "", info.data.get("display", tel)).lstrip("0")
        code, found, rest = tel.lstrip("+0").rpartition(shown)
        if not found or rest or len(code) > (3 if tel.startswith("+") else 0):
            raise PydanticCustomError("digits", "has other digits", {})
        return tel

    cost: Literal["free", "usual"] = Field(description="`cost:` is free or usual")
    url: Text | None = Field(None, pattern=r"^https://", description="an address with https://")
    checked: Annotated[date, AfterValidator(_past)] = Field(
        description="the day of the last check, as 2027-05-22"
    )
    status: Literal["documents", "live"] = Field(
        description="`live` if somebody rang or saw the service's own page that day, "
        "`documents` if two independent written sources agree"
    )
    source: Text = Field(description="where the number was checked")
    expires: bool = Field(True, description="`expires: false` for statutory short codes only")

    def number(self, today: date) -> str | None:
        """Return the number to print, None where its check is more than 365 days old."""
        old = self.expires and today - self.checked > timedelta(days=365)
        return None if old else self.display


class Name(Model):
    """A person, or an organisation as `literal`."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None
    particle: Text | None = Field(None, alias="non-dropping-particle")


def _issued(value: dict[str, Any]) -> dict[str, Any]:
    """Refuse a date that cannot be printed: a year, month or day that is no number."""
    known = {"date-parts", "literal"}
    if not value or set(value) - known or not isinstance(value.get("literal", ""), str):
        raise ValueError("is no date of CSL-JSON")
    for parts in value.get("date-parts", []):
        if not isinstance(parts, list) or not all(
            re.fullmatch(r"\d{1,4}", str(it)) for it in parts
        ):
            raise ValueError("is no date of CSL-JSON")
    return value


class Reference(Model):
    """A work, as CSL-JSON has it (CSL 1.0.2)."""

    type: Literal["article-journal", "book", "chapter", "report", "webpage", "interview"] = Field(
        description="`type` is article-journal, book, chapter, report, webpage or interview"
    )
    author: list[Name] = Field(description="name who wrote it, an organisation as `literal`")
    issued: Annotated[dict[str, Any], AfterValidator(_issued)] = Field(
        description='write `{"date-parts": [[2023]]}`, or `{"literal": "n.d."}` where there is none'
    )
    title: Text | None = Field(None, description="leave it out if it is not known")
    container_title: Text | None = Field(None, alias="container-title")
    volume: Text | None = None
    issue: Text | None = None
    page: Text | None = None
    publisher: Text | None = None
    language: Text | None = None
    doi: str | None = Field(
        None,
        alias="DOI",
        pattern=r"^10\.\d{4,9}/\S+$",
        description="write the DOI alone, as 10.1037/bul0000388",
    )
    url: str | None = Field(None, alias="URL", pattern=r"^https://", description="with https://")


class Note(Model):
    """What must be said of a work in one language."""

    title: Text | None = Field(None, description="what to call a work whose title is not known")
    note: Text | None = Field(None, description="a sentence after the entry")


@dataclass(frozen=True)
class Site:
    """All of it, and the day of the build.

    Texts of pages, and what stands at their top, are keyed by language and path in it, without
    `.md`.
    """

    today: date
    texts: Mapping[str, Mapping[str, str]]
    fronts: Mapping[str, Mapping[str, FrontMatter]]
    strings: Mapping[str, Strings]
    kinds: Mapping[str, Kind]
    helplines: Mapping[str, Helpline]
    references: Mapping[str, Reference]
    notes: Mapping[str, Mapping[str, Note]]
    lines: Mapping[str, int]  # of each work in docs/references.json, one with a fault too
    listed: Collection[str]  # the keys in docs/helplines.yml, those of rows with a fault too


def site_of(config: MkDocsConfig) -> Site:
    """Return what `hooks/data.py` read for this build."""
    return cast(Site, config.extra["site"])


def is_blank(word: str) -> bool:
    """Tell whether a word is missing, and its name stands for it: hooks/data.py has told of it."""
    return word.startswith("[") and word.endswith("]")


def fill(text: str, **values: Any) -> str:
    """Put values in the place of `{names}`; a name that is not given stays as it is."""
    return re.sub(r"\{(\w+)\}", lambda m: str(values.get(m.group(1), m.group())), text)
