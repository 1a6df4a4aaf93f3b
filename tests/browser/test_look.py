"""How each kind of page looks, compared with the pictures in tests/browser/look/.

`make look` takes them anew; who does looks at what has changed before committing it. Nothing in
them depends on the machine: the pages are those of tests/browser/sample/, the letters those of
hooks/fonts/. A picture tells with which Chromium it was taken.
"""

import base64
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Browser, Page

from project import ROOT

HERE = Path(__file__).parent / "look"
KINDS = {  # an address, and what of the page is to be in the picture if not its top
    "home": ("/", None),
    "article": ("/begrijpen/wat-is-hechting/", None),
    "drawing": ("/begrijpen/zes-manieren/", "figure.diagram"),
    "checklist": ("/herkennen/gedrag/", ".checklist fieldset"),
    "end": ("/herkennen/gedrag/", ".review"),
    "help": ("/hulp/nu/", None),
    "professionals": ("/professionals/samenwerken-met-ouders/", None),
    "english": ("/herkennen/gedrag/", None),
}
SIZES = {360: 640, 1280: 800}
# Two pictures are the same where at most one pixel in a thousand differs by more than 40 of 255
# in any colour: rounder or thinner letters of another Chromium do not, a line that moved does.
LEVEL, SHARE = 40, 0.001
COLOURS = 128  # of a picture that is kept, for a third of the bytes


@pytest.fixture(scope="module", params=["light", "dark"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Page:
    """Return a page in one of the two colour schemes; our own style must get past its policy."""
    return browser.new_context(
        color_scheme=request.param, reduced_motion="reduce", bypass_csp=True
    ).new_page()


@pytest.fixture(scope="module")
def letters() -> str:
    """Return the style that gives a page letters that are the same everywhere."""
    faces = []
    for name, weight in (("Regular", 400), ("Bold", 700)):
        font = (ROOT / "hooks" / "fonts" / f"Literata-{name}.ttf").read_bytes()
        data = base64.b64encode(font).decode()
        faces.append(
            f"@font-face {{ font-family: Look; font-weight: {weight};"
            f" src: url(data:font/ttf;base64,{data}) }}"
        )
    return "".join(faces) + "* { font-family: Look !important }"


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_look(
    page: Page,
    sample: str,
    letters: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    kind: str,
    width: int,
) -> None:
    page.set_viewport_size({"width": width, "height": SIZES[width]})
    url, part = KINDS[kind]
    page.goto(sample + url)
    if kind == "english":
        page.goto(page.locator(".languages a").evaluate("it => it.href"))
    page.add_style_tag(content=letters)
    page.evaluate("document.fonts.ready")
    if part:
        page.locator(part).first.evaluate("it => it.scrollIntoView({behavior: 'instant'})")
    taken = Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB")

    scheme = (
        "dark" if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else "light"
    )
    name = f"{kind}-{width}-{scheme}.png"
    if request.config.getoption("--update"):
        keep(taken, HERE / name, page)
    with Image.open(HERE / name) as kept:
        share, chromium = unlike(taken, kept.convert("RGB")), kept.info["Chromium"]
    taken.save(tmp_path / name)
    assert share <= SHARE, (
        f"{share:.1%} of {HERE / name} (Chromium {chromium}) is not as it was: compare it with"
        f" {tmp_path / name} (Chromium {version(page)}); `make look` if that is what you wanted"
    )


def test_a_line_that_moves_is_seen_and_softer_letters_are_not() -> None:
    before = Image.new("RGB", (360, 640), "white")
    before.paste("black", (20, 300, 340, 302))
    moved = ImageChops.offset(before, 0, 1)
    softer = before.copy()
    softer.paste((36, 36, 36), (20, 300, 340, 302))
    assert unlike(moved, before) > SHARE
    assert unlike(softer, before) == 0
    assert unlike(before.resize((360, 641)), before) == 1


def keep(picture: Image.Image, path: Path, page: Page) -> None:
    """Write a picture in few colours and bytes, with the browser that it was taken by."""
    path.parent.mkdir(exist_ok=True)
    info = PngInfo()
    info.add_text("Chromium", version(page))
    few = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, optimize=True, pnginfo=info)


def version(page: Page) -> str:
    browser = page.context.browser
    assert browser
    return browser.version.partition(".")[0]


def unlike(one: Image.Image, other: Image.Image) -> float:
    """Return which share of the pixels of two pictures differs; all where their sizes do."""
    if one.size != other.size:
        return 1
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(most.histogram()[LEVEL + 1 :]) / (one.width * one.height)
