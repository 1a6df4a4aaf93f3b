"""Ways out of the traps of mkdocs-static-i18n, each for as long as the plugin has it.

It builds every further language as a whole build inside the first one's `on_post_build`.
"""

from mkdocs.config.defaults import MkDocsConfig


def on_post_build(config: MkDocsConfig) -> None:
    # A strict build stops where it ends, so the first inner build with a fault would hide the
    # faults of the languages after it. The outer one counts the warnings of all; it began strict
    # and stays so.
    config.strict = False
