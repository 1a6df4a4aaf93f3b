"""Dates in words."""

from datetime import date

from babel import Locale
from babel.dates import format_date


def long_date(day: date, language: str) -> str:
    """Return a date as people write it, `22 November 2027`, for a BCP 47 tag such as `en-GB`."""
    return format_date(day, "long", Locale.parse(language, sep="-"))
