"""Build one language by itself, so that many machines can build a site of many languages at once.

    make build LANGUAGE=nl    writes parts/nl/
    make join                 makes site/ of all that is in parts/
    make serve LANGUAGE=nl    previews one language, in half the time

The pages of a part are those of the site as a whole, byte for byte. What is made once, of the whole
site, the join makes: it calls the hooks that do so (`on_post_build` at -150 and below, where
`kit.i18n.building` tells nothing any more), as the end of every build does. A preview of one
language has what these make of it alone. Below make the variable is called ONLY_LANGUAGE, since
LANGUAGE in an environment is for gettext.
"""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from kit.faults import Fault
from kit.i18n import build_no_others, building, locales, turn_to
from kit.page import report_file


@event_priority(120)  # before all that asks for the language
def on_config(config: MkDocsConfig) -> None:
    language = os.environ.get("ONLY_LANGUAGE")
    if not language or building(config):
        return
    if language in locales(config):
        turn_to(config, language)
    else:
        fault = Fault(
            1, f"there is no language `{language}`", "known: " + ", ".join(locales(config))
        )
        report_file(Path(str(config.config_file_path)), config, [fault])


@event_priority(-50)  # before static-i18n, which builds the other languages here
def on_post_build(config: MkDocsConfig) -> None:
    if os.environ.get("ONLY_LANGUAGE"):
        build_no_others(config, whole=bool(config.extra.get("preview")))
        config.extra["side_by_side"] = ""  # there is one side only
