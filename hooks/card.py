"""Draw the picture that stands beside a link to a page: its title on a card of 1200 × 630.

A card costs about 50 ms, so cards are drawn only where CARDS=1 asks for them, as `make build`
does, and each is kept in .cache/cards/ for as long as nothing of it changes. Its letters come from
hooks/fonts/ and from nowhere else, so that a card is the same on every machine; a site in another
script puts a font with its letters there.
"""

import os
from base64 import b64decode, b64encode
from pathlib import Path, PurePosixPath
from typing import cast
from urllib.parse import urljoin

import resvg_py
from jinja2 import Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from kit.dates import direction
from kit.drawing import text_width, wrap
from kit.store import digest, once
from metadata import Shared

WIDTH = 960  # of a line: the letters of the font may be a tenth wider than those measured
SIZES = (92, 80, 68, 58, 48, 40)
MOST_LINES = 3


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    shared = cast("Shared | None", context.get("shared"))
    if shared and os.environ.get("CARDS"):
        place = address(page.file.src_uri, shared)
        template = config.theme.get_env().get_template("partials/card.html")
        root = Path(config.docs_dir).parent
        drawing = svg(template, shared, str(config.site_name))
        png = kept(drawing, place, root)
        path = Path(config.site_dir, place)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png)
        context["card"] = urljoin(str(config.site_url), place)  # type: ignore[typeddict-unknown-key]


def address(source: str, shared: Shared) -> str:
    """Return where the card of a page stands; pages that stay neutral share one in a language."""
    name = f"{shared.language}.png" if shared.neutral else f"{source.removesuffix('.md')}.png"
    return PurePosixPath("cards", name).as_posix()


def svg(template: Template, shared: Shared, site_name: str) -> str:
    """Return the drawing of a card, by its template."""
    size, lines = fitted(shared.title)
    return template.render(
        size=size,
        lines=lines,
        above=shared.section,
        below=wrap(shared.description, WIDTH, 34) if shared.neutral else [site_name],
        to_the_left=direction(shared.language) == "rtl",
    )


def fitted(title: str) -> tuple[int, list[str]]:
    """Return the largest type size at which a title fits on a card, and its lines."""
    for size in SIZES:
        lines = wrap(title, WIDTH, size)
        if len(lines) <= MOST_LINES and all(text_width(line, size) <= WIDTH for line in lines):
            break
    return size, lines


def kept(drawing: str, place: str, root: Path) -> bytes:
    """Return a drawing as PNG, from the cache where it was drawn before with the same fonts."""
    fonts = sorted((root / "hooks" / "fonts").glob("*.[ot]tf"))
    key = digest(drawing, resvg_py.__version__, *(font.read_bytes() for font in fonts))
    path = root / ".cache" / "cards" / f"{place.replace('/', '~')}.json"
    return b64decode(once(path, key, lambda: b64encode(drawn(drawing, fonts)).decode()))


def drawn(drawing: str, fonts: list[Path]) -> bytes:
    """Return a drawing as PNG, with letters from these fonts only."""
    return resvg_py.svg_to_bytes(
        svg_string=drawing, skip_system_fonts=True, font_files=[str(font) for font in fonts]
    )
