"""What is known of a language, and dates in its words."""

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


def direction(language: str) -> str:
    """Return where the lines of a language run to: `ltr` or `rtl`, as HTML has it."""
    known = locale(language)
    return known.text_direction if known else "ltr"


def language_name(language: str, reader: str) -> str:
    """Return what a language is called in another, both BCP 47 tags: “Dutch” for `nl` and `en`.

    Where Unicode's CLDR has no name for it, the tag stands for it.
    """
    ours, theirs = locale(language), locale(reader)
    return (ours.get_language_name(theirs) if ours and theirs else None) or language


@cache
def long_date(day: date, language: str) -> str:
    """Return a date as people write it, `22 November 2027`; in digits if the tag is unknown."""
    known = locale(language)
    return format_date(day, "long", known) if known else day.isoformat()
