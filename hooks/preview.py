"""Make `mkdocs serve` a preview that an editor can rely on.

Faults are shown on the page as well as in the terminal, and an edit of a hook takes effect like
an edit of a page. Nothing here acts in `mkdocs build`.
"""

import logging
import sys
from logging.handlers import BufferingHandler
from pathlib import Path
from typing import Literal

from mkdocs.config.config_options import Hooks
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from kit.i18n import building
from kit.site import site_of

NAME = "preview"
log = logging.getLogger("mkdocs")


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    if command == "serve":
        log.addHandler(collector := BufferingHandler(capacity=10_000))
        collector.name = NAME
        collector.setLevel(logging.WARNING)


@event_priority(110)  # before hooks/data.py, which reports the first faults
def on_config(config: MkDocsConfig) -> None:
    if collector := _collector():
        config.extra["preview"] = True
        if not building(config):
            collector.flush()


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str | None:
    collector = _collector()
    if not collector or not collector.buffer:
        return None
    faults = [record.getMessage() for record in collector.buffer]
    template = config.theme.get_env().get_template("partials/faults.html")
    words = site_of(config).strings[config.theme["language"]].page
    return output.replace("<article", template.render(faults=faults, words=words) + "<article", 1)


@event_priority(-200)  # the last thing in a build, after all languages
def on_post_build(config: MkDocsConfig) -> None:
    if not building(config):
        _forget_hooks()


def on_build_error(error: Exception) -> None:
    _forget_hooks()


def _forget_hooks() -> None:
    """Let MkDocs load our hooks and what they import anew (it never does: mkdocs issue 3993)."""
    if _collector():
        Hooks._load_hook.cache_clear()
        here = Path(__file__).parent
        for name, module in list(sys.modules.items()):
            if here in Path(getattr(module, "__file__", None) or "/").parents:
                del sys.modules[name]


def _collector() -> BufferingHandler | None:
    """Return what `on_startup` put there: it outlives this module, which is loaded anew."""
    for handler in log.handlers:
        if handler.name == NAME and isinstance(handler, BufferingHandler):
            return handler
    return None
