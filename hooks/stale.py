"""Make the weekly run fail where a date has passed that only a person can renew.

A helpline whose check is more than 365 days old, and a page whose review is due, are said on the
pages themselves; they stop no build but the one that is asked to look, by CHECK_DATES=1.
"""

import os
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from kit.data import read
from kit.faults import Fault, log
from kit.i18n import building
from kit.page import report_file
from kit.site import FrontMatter, Helpline, site_of
from kit.source import read_text, split

SOON, LATE = timedelta(days=180), timedelta(days=365)


def on_config(config: MkDocsConfig) -> None:
    if building(config):
        return
    site, path = site_of(config), Path(config.docs_dir, "helplines.yml")
    for key in aging(site.helplines, site.today, SOON):
        log.info("docs/helplines.yml: check `%s` again", key)
    if os.environ.get("CHECK_DATES"):
        report_file(path, config, check_helplines(read_text(path), site.helplines, site.today))
        for language, fronts in site.fronts.items():
            for name, front in fronts.items():
                faults = check_review(site.texts[language][name], front, site.today)
                report_file(Path(config.docs_dir, language, f"{name}.md"), config, faults)


def aging(rows: Mapping[str, Helpline], today: date, age: timedelta) -> list[str]:
    """Return the helplines whose last check is older than an age, on a day."""
    return [key for key, row in rows.items() if today - row.checked > age]


def check_helplines(text: str, rows: Mapping[str, Helpline], today: date) -> Iterator[Fault]:
    """Yield the helplines that must be checked; `text` is the whole file, for its lines."""
    document = read(text)
    for key in aging(rows, today, LATE):
        problem = f"`{key}` was checked on {rows[key].checked}, more than 365 days ago"
        remedy = "ring or look it up, and write the day"
        yield Fault(document.line((key, "checked")), problem, remedy)


def check_review(text: str, front: FrontMatter, today: date) -> Iterator[Fault]:
    """Yield a fault where the review of a page, given as a whole file, is due."""
    if front.review_due and front.review_due < today:
        line = read(split(text)[0] or "", before=1).line(("review_due",))
        remedy = "look at the whole page again, and set the next date"
        yield Fault(line, f"the review was due on {front.review_due}", remedy)
