"""Ways out of the traps of mkdocs-static-i18n, each for as long as the plugin has it.

It builds every further language as a whole build inside the first one's `on_post_build`.
"""

from functools import cache

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files


@event_priority(-140)  # when all files of pages are there
def on_files(files: Files, config: MkDocsConfig) -> Files:
    # It tries three paths, by pathlib, for each link of each page.
    files.get_file_from_path = cache(files.get_file_from_path)  # type: ignore[method-assign]
    return files


def on_post_build(config: MkDocsConfig) -> None:
    # A strict build stops where it ends, so the first inner build with a fault would hide the
    # faults of the languages after it. The outer one counts the warnings of all; it began strict
    # and stays so.
    config.strict = False
