"""Join all styles into one sheet, without the rules that no page of the site uses.

    extra_css:
      - assets/site.css
      - assets/banner.css

The theme's own sheet comes first, then these in their order; the sheet is `assets/site.css`.
A rule stays where every name in its selector (element, class, id, attribute) stands in a tag of a
finished page, or in a script, which must spell it as the sheet does: `setAttribute("data-scheme")`.
Nothing else of the theme is published.
"""

import os
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from kit import sheet
from kit.faults import Fault
from kit.i18n import building
from kit.page import report_file
from kit.source import read_text
from kit.store import digest, folder, once, passed, program

SHEET = "assets/site.css"
THEME_SHEET = "assets/stylesheets/main.*.css"


def on_config(config: MkDocsConfig) -> None:
    # MkDocs would list the ten thousand files of the theme, to publish them.
    config.theme.get_env = partial(own, config.theme)  # type: ignore[method-assign]


def own(theme: Theme) -> Environment:
    """Return the templates of the theme and ours, of which only our folder has files to publish."""
    env, files = Theme.get_env(theme), FileSystemLoader(theme.custom_dir or "").list_templates()
    env.list_templates = lambda extensions=None, filter_func=None: [  # type: ignore[method-assign]
        *filter(filter_func, files)
    ]
    return env


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for name in config.extra_css:
        if file := files.get_file_from_path(str(name)):
            files.remove(file)
    return files


@event_priority(-150)  # all languages and what other hooks write stand on disk
def on_post_build(config: MkDocsConfig) -> None:
    if building(config):
        return
    for path in own_sheets(config):
        faults = [Fault(1, "the sheet is missing", "write it, or take it out of extra_css")]
        if path.is_file():
            text = read_text(path)
            faults = passed("style", config).new(sheet.check(text), text)
        report_file(path, config, faults)
    site, css = Path(config.site_dir), joined(config)
    files = [Path(folder, name) for folder, _, names in os.walk(site) for name in names]
    pages = (read_text(path) for path in files if path.suffix == ".html")
    scripts = (read_text(path) for path in files if path.suffix == ".js")
    said = sheet.words(pages, scripts)
    used = said.intersection(sheet.WORD.findall(css))
    place = folder(config) / "sheet.json"
    key = digest(program(__file__, sheet.__file__), css, *sorted(used))
    purged = once(place, key, lambda: sheet.purged(css, used))
    (site / SHEET).parent.mkdir(exist_ok=True)
    (site / SHEET).write_text(purged, "utf-8")


def own_sheets(config: MkDocsConfig) -> list[Path]:
    """Return the sheets of `extra_css`, in their order."""
    return [Path(config.theme.custom_dir or "", str(name)) for name in config.extra_css]


def joined(config: MkDocsConfig) -> str:
    """Return the theme's own sheet and those of `extra_css`, as one text."""
    theme = [path for folder in config.theme.dirs for path in Path(folder).glob(THEME_SHEET)]
    return "\n".join(read_text(path) for path in [*theme, *own_sheets(config)] if path.is_file())
