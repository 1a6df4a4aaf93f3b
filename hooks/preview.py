"""Make `mkdocs serve` a preview that an editor can rely on.

Faults are shown on the page as well as in the terminal, and an edit of a hook takes effect like
an edit of a page. Where nothing can be built, the pages of before stay, below what is wrong.
Nothing here acts in `mkdocs build`.
"""

import logging
import re
import sys
from collections.abc import Callable
from logging.handlers import BufferingHandler
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from traceback import extract_tb
from typing import Literal

from mkdocs.config.config_options import Hooks
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from kit.faults import shown
from kit.i18n import building, locales
from kit.site import site_of

NAME = "preview"
LANGUAGE = re.compile(r'<html lang="([^"]+)"')
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


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> None:
    build, site, kept = server.builder, Path(config.site_dir), TemporaryDirectory()
    copytree(site, kept.name, dirs_exist_ok=True)
    loaded = _hooks()

    def rebuild() -> None:
        nonlocal loaded
        if loaded != (loaded := _hooks()):
            _forget_hooks()
        try:
            build()
            copytree(site, kept.name, dirs_exist_ok=True)
        except Exception as error:  # MkDocs would let every reader wait until it is mended
            log.error(said(error, Path(config.docs_dir).parent))
            copytree(kept.name, site, dirs_exist_ok=True)
            for page in site.rglob("*.html"):
                page.write_text(_with_faults(page.read_text("utf-8"), config), "utf-8")

    server.builder = rebuild


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return _with_faults(output, config)


def said(error: Exception, root: Path) -> str:
    """Return an error as `path:line: problem`, by the last line of ours that it went through."""
    if isinstance(error, SyntaxError):
        return f"{shown(Path(error.filename or ''), root)}:{error.lineno}: {error.msg}"
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename]
    ours = [it for it in frames if Path(it.filename).parent.is_relative_to(root / "hooks")]
    place = f"{shown(Path(ours[-1].filename), root)}:{ours[-1].lineno}: " if ours else ""
    return f"{place}{type(error).__name__}: {error}"


def _with_faults(html: str, config: MkDocsConfig) -> str:
    """Return a page with all that was logged above its text."""
    collector = _collector()
    if not collector or not collector.buffer:
        return html
    faults = [record.getMessage() for record in collector.buffer]
    template = config.theme.get_env().get_template("partials/faults.html")
    language = LANGUAGE.search(html)
    words = site_of(config).strings[language[1] if language else locales(config)[0]].page
    return html.replace("<article", template.render(faults=faults, words=words) + "<article", 1)


def _hooks() -> set[tuple[Path, int, int]]:
    """Return the files of our code, each with when it was saved and its size."""
    stats = ((path, path.stat()) for path in Path(__file__).parent.rglob("*.py"))
    return {(path, it.st_mtime_ns, it.st_size) for path, it in stats}


def _forget_hooks() -> None:
    """Let MkDocs load our hooks and what they import anew (it never does: mkdocs issue 3993)."""
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
