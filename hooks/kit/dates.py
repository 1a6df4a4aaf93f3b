"""Dates in words."""

from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date


@cache
def locale(language: str) -> Locale | None:
    """Return what is known of a language, for a BCP 47 tag such as `en-GB`; None if nothing is."""
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return None


@cache
def long_date(day: date, language: str) -> str:
    """Return a date as people write it, `22 November 2027`; in digits if the tag is unknown."""
    known = locale(language)
    return format_date(day, "long", known) if known else day.isoformat()
