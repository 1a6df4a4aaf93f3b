"""Join all styles into one sheet, without the rules that no page of the site uses.

    extra_css:
      - assets/site.css
      - assets/banner.css

The theme's own sheet comes first, then these in their order; the sheet is `assets/site.css`.
A rule stays where every name in its selector (element, class, id, attribute) stands in a tag of a
finished page, or in a script, which must spell it as the sheet does: `setAttribute("data-scheme")`.
Nothing else of the theme is published.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from kit.faults import Fault
from kit.i18n import building
from kit.page import report_file
from kit.sheet import check, purged, words
from kit.source import read_text

SHEET = "assets/site.css"
THEME_SHEET = "assets/stylesheets/main.*.css"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    theme = [str(Path(folder)) for folder in config.theme.dirs if folder != config.theme.custom_dir]
    for file in list(files):
        if file.src_dir in theme or file.src_uri in config.extra_css:
            files.remove(file)
    return files


@event_priority(-150)  # all languages and what other hooks write stand on disk
def on_post_build(config: MkDocsConfig) -> None:
    if building(config):
        return
    for path in own_sheets(config):
        missing = [Fault(1, "the sheet is missing", "write it, or take it out of extra_css")]
        report_file(path, config, check(read_text(path)) if path.is_file() else missing)
    site = Path(config.site_dir)
    used = words(map(read_text, site.rglob("*.html")), map(read_text, site.rglob("*.js")))
    (site / SHEET).parent.mkdir(exist_ok=True)
    (site / SHEET).write_text(purged(joined(config), used), "utf-8")


def own_sheets(config: MkDocsConfig) -> list[Path]:
    """Return the sheets of `extra_css`, in their order."""
    return [Path(config.theme.custom_dir or "", str(name)) for name in config.extra_css]


def joined(config: MkDocsConfig) -> str:
    """Return the theme's own sheet and those of `extra_css`, as one text."""
    theme = [path for folder in config.theme.dirs for path in Path(folder).glob(THEME_SHEET)]
    return "\n".join(read_text(path) for path in [*theme, *own_sheets(config)] if path.is_file())
