"""What editors say besides the text of the pages: front matter, banners, helplines, works.

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

from kit.data import Model, Text
from kit.strings import Strings

SIGNS = re.compile(r"\*\*|__|`|\[[^\[\]]*\]\([^()]*\)")


def _unmarked(value: str) -> str:
    """Refuse Markdown where readers would see its signs."""
    if found := SIGNS.search(value):
        raise PydanticCustomError("markdown", "has Markdown", {"found": found[0]})
    return value


Plain = Annotated[Text, AfterValidator(_unmarked)]
Address = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")]


def _known(values: list[str], info: ValidationInfo) -> list[str]:
    """Refuse values that the site does not know: a mistyped topic would lose its banner."""
    known = (info.context or {}).get(info.field_name, values)
    for value in values:
        if value not in known:
            raise ValueError(f"does not know “{value}”; known are {', '.join(sorted(known))}")
    return values


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
