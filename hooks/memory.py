"""Spend neither time nor memory on what is not garbage.

A build makes little garbage and ends soon. Python looks for some after every few hundred objects
that stay, and in time among all there are, the modules too: a twelfth of a small build.
"""

import gc
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

OBJECTS = 5_000  # that stay, between two looks


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    gc.freeze()  # what is there now, stays
    gc.set_threshold(OBJECTS)


@event_priority(-200)  # when nothing reads the page any more
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    # mkdocs-static-i18n keeps each language in memory until the last is built.
    page.markdown = page.content = ""
    page.meta.pop("sections", None)
