"""Make a site of languages that were built apart: `python -m kit.join PARTS SITE`."""

import logging
import shutil
import sys
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.utils import CountHandler

from kit.i18n import locales, turn_to

WHOLE = -150  # the priority from which on hooks make what is of the whole site


def join(parts: Path, site: Path) -> bool:
    """Put all languages below `parts` together as `site`; tell whether nothing was wrong."""
    logging.basicConfig(format="%(levelname)s -  %(message)s")
    logging.getLogger("mkdocs").addHandler(said := CountHandler())
    said.setLevel(logging.WARNING)
    config = load_config(site_dir=str(site.absolute()))
    for number, locale in enumerate(locales(config)):  # leaves the settings as a build would
        turn_to(config, locale, inside=number > 0)
        config.plugins.on_config(config)
        shutil.copytree(parts / locale, site, dirs_exist_ok=True)
    turn_to(config, locale)
    for hook in config.plugins.events["post_build"]:
        if getattr(hook, "mkdocs_priority", 0) <= WHOLE:
            hook(config=config)
    return not said.get_counts()


if __name__ == "__main__":
    sys.exit(not join(*map(Path, sys.argv[1:])))
