"""Measure what a reader waits for: Lighthouse, and the bytes of a visit, ours and stock.

Both sites are built from the same pages and served from this machine as GitHub Pages does it:
packed with gzip, kept by browsers for ten minutes. Lighthouse plays a slow telephone on a slow
line. Scores and times depend on what else the machine does; bytes, requests and shifts do not.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from playwright.sync_api import Page, ViewportSize, sync_playwright

import generate
from project import pages
from run import BUILD, cost, machine, say
from urls import DOCS, url_of
from weight import packed, weight

HERE = Path(__file__).parent
KINDS = {
    "home": "index.md",
    "article": "begrijpen/wat-is-hechting.md",
    "six ways": "begrijpen/zes-manieren.md",
    "checklist": "herkennen/gedrag.md",
    "help": "hulp/nu.md",
    "professionals": "professionals/samenwerken-met-ouders.md",
    "sources": "over/bronnen-en-bewijs.md",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TYPES = {
    ".html": "HTML",
    ".css": "CSS",
    ".js": "JS",
    ".svg": "images",
    ".png": "images",
    ".json": "index",
}
COLUMNS = (*dict.fromkeys(TYPES.values()), "other")
TELEPHONE: ViewportSize = {"width": 412, "height": 823}  # as Lighthouse has it
SEARCH = {  # what opens the search of a site, and what it finds
    "ours": ("label[for=search-query]", "#search ol a"),
    "stock": ("label.md-header__button[for=__search]", "a.md-search-result__link"),
}
WORDS = {"nl": "boos", "en": "angry"}
Log = list[tuple[str, int]]  # the type and the bytes of each answer


class Run(NamedTuple):
    """What one run of Lighthouse found."""

    scores: Sequence[float]
    weight: float
    requests: int
    blocking: float  # ms
    shift: float
    largest: float  # ms until the largest thing on the screen is painted
    lost: Sequence[str]  # the audits that cost points


def main(turns: int) -> None:
    """Measure both sites, say how it goes, and write down what came out."""
    with sync_playwright() as playwright:
        os.environ["CHROME_PATH"] = shutil.which("chromium") or playwright.chromium.executable_path
    os.environ["PATH"] = f"{HERE / 'node_modules' / '.bin'}{os.pathsep}{os.environ['PATH']}"
    with tempfile.TemporaryDirectory(prefix="reader-") as folder:
        place = Path(folder)
        generate.make(place, 1)
        sites = {name: place / name / "site" for name in SEARCH}
        for name, site in sites.items():
            say(f"building {name}")
            cost([*BUILD, str(site)], place / name, site)
        weights = {page: weight(sites["ours"], page) for page in pages(sites["ours"])}
        with served(sites["ours"]) as ours, served(sites["stock"]) as stock:
            servers = {"ours": ours, "stock": stock}
            visits = list(visited(servers))
            runs = audited({name: address for name, (address, _) in servers.items()}, turns)
    write(
        f"{machine()} {versions()}; {date.today().isoformat()}; the middle one of {turns} runs.",
        score_table(runs),
        *(f"What costs {name} points: {lost(runs, name)}." for name in SEARCH),
        f"The heaviest first view of all {len(weights)} pages of ours is "
        f"{max(size for size, _ in weights.values()) / 1000:.1f} KB, "
        f"and none needs more than {max(number for _, number in weights.values())} requests.",
        visit_table(visits),
    )


class Handler(SimpleHTTPRequestHandler):
    """Serves files as GitHub Pages does, and notes what it sends."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, log: Log, **options: Any) -> None:
        self.log = log
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        path = path if found else Path(self.directory, "404.html")
        body = packed(path)
        self.log.append((TYPES.get(path.suffix, "other") if found else "other", len(body)))
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[tuple[str, Log]]:
    """Serve a site for a while; yield its address, and what was sent."""
    log: Log = []
    handler = partial(Handler, directory=str(site), log=log)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", log
        server.shutdown()


def address_of(name: str, language: str, kind: str) -> str:
    """Return where a site has a page of a kind; stock knows no addresses but those of files."""
    return url_of(language, KINDS[kind], DOCS if name == "ours" else Path())


def visited(servers: Mapping[str, tuple[str, Log]]) -> Iterator[tuple[str, str, str, Log]]:
    """Yield what each step of a visit fetches: site, language, step, answers."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROME_PATH"], args=["--no-sandbox"]
        )
        for (name, (address, log)), language in product(servers.items(), WORDS):
            page = browser.new_context(viewport=TELEPHONE).new_page()
            for step, act in steps(page, address, name, language).items():
                log.clear()
                act()
                page.wait_for_load_state("networkidle")
                yield name, language, step, [*log]
            page.context.close()


def steps(page: Page, address: str, name: str, language: str) -> dict[str, Callable[[], object]]:
    """Return the steps of a visit and how they are done."""
    button, result = SEARCH[name]

    def search() -> None:
        page.locator(button).click()
        page.keyboard.type(WORDS[language])
        page.locator(result).first.wait_for()

    return {
        "first view": lambda: page.goto(address + address_of(name, language, "home")),
        "second page": lambda: page.goto(address + address_of(name, language, "checklist")),
        "first search": search,
    }


def audited(addresses: Mapping[str, str], turns: int) -> dict[tuple[str, str, str], list[Run]]:
    """Return the runs of each page, by kind, language and site.

    The sites take turns, so that whatever else the machine does meets both.
    """
    runs: dict[tuple[str, str, str], list[Run]] = {
        key: [] for key in product(KINDS, WORDS, addresses)
    }
    for turn, (kind, language, name) in product(range(1, turns + 1), runs):
        run = lighthouse(addresses[name] + address_of(name, language, kind))
        runs[kind, language, name].append(run)
        say(f"{kind}, {language}, {name}, {turn}: {run}")
    return runs


def lighthouse(url: str) -> Run:
    """Return what Lighthouse finds on a page, as on a telephone, which is how it comes."""
    options = [f"--only-categories={','.join(CATEGORIES)}", "--disable-full-page-screenshot"]
    chrome = "--chrome-flags=--headless=new --no-sandbox"
    command = ["lighthouse", url, "--quiet", "--output=json", chrome, *options]
    try:
        said = tool(*command)
    except subprocess.CalledProcessError:  # a browser that falls over gets one more chance
        said = tool(*command)
    report = json.loads(said)
    audits = report["audits"]
    fetched = audits["network-requests"]["details"]["items"]
    return Run(
        scores=[report["categories"][it]["score"] * 100 for it in CATEGORIES],
        weight=audits["total-byte-weight"]["numericValue"],
        requests=sum(bool(it["transferSize"]) for it in fetched),
        blocking=audits["total-blocking-time"]["numericValue"],
        shift=audits["cumulative-layout-shift"]["numericValue"],
        largest=audits["largest-contentful-paint"]["numericValue"],
        lost=[
            it["id"]
            for category in CATEGORIES[1:]  # of performance the table has the numbers
            for it in report["categories"][category]["auditRefs"]
            if it["weight"] and audits[it["id"]]["score"] == 0
        ],
    )


def tool(*command: str) -> str:
    """Run a tool; return what it printed, or raise `CalledProcessError`."""
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def versions() -> str:
    """Return what was measured with, in one line."""
    chromium = tool(os.environ["CHROME_PATH"], "--version").split()[1]
    return f"Lighthouse {tool('lighthouse', '--version')}, mobile, Chromium {chromium}"


def score_table(runs: Mapping[tuple[str, str, str], Sequence[Run]]) -> str:
    """Return what Lighthouse found as a Markdown table; each number is the middle one."""
    lines = [
        "| page | | site | performance | accessibility | best practices | SEO "
        "| KB | requests | blocking ms | shift | largest paint s |",
        "|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for (kind, language, name), each in runs.items():
        scores = [
            f"{median(column):.0f}" for column in zip(*(it.scores for it in each), strict=True)
        ]
        numbers = [
            f"{median(it.weight for it in each) / 1000:.1f}",
            f"{median(it.requests for it in each):.0f}",
            f"{median(it.blocking for it in each):.0f}",
            f"{median(it.shift for it in each):.3f}",
            f"{median(it.largest for it in each) / 1000:.2f}",
        ]
        lines.append(f"| {' | '.join([kind, language, name, *scores, *numbers])} |")
    return "\n".join(lines)


def lost(runs: Mapping[tuple[str, str, str], Sequence[Run]], name: str) -> str:
    """Return the audits that cost a site points in any run, each with the number of its pages."""
    pages_of = Counter(
        audit
        for (_, _, site), each in runs.items()
        if site == name
        for audit in {audit for it in each for audit in it.lost}
    )
    return ", ".join(f"{audit} ({count})" for audit, count in pages_of.most_common()) or "nothing"


def visit_table(visits: Sequence[tuple[str, str, str, Log]]) -> str:
    """Return what each step of a visit fetches, in KB by type, as a Markdown table."""
    lines = [
        f"| fetched, KB | | site | {' | '.join(COLUMNS)} | all | requests |",
        f"|---|---|---|{'--:|' * (len(COLUMNS) + 2)}",
    ]
    for name, language, step, log in visits:
        sizes = [sum(size for it, size in log if it == column) for column in COLUMNS]
        cells = [f"{size / 1000:.1f}" if size else "" for size in (*sizes, sum(sizes))]
        lines.append(f"| {' | '.join([step, language, name, *cells, str(len(log))])} |")
    return "\n".join(lines)


def write(*parts: str) -> None:
    """Put what came out into the README, in the place of what was measured before."""
    readme, text = HERE / "README.md", "\n\n".join(parts)
    new = f"<!-- reader -->\n\n{text}\n\n<!-- /reader -->"
    old = readme.read_text("utf-8")
    new = re.sub(r"<!-- reader -->.*<!-- /reader -->", lambda _: new, old, flags=re.DOTALL)
    readme.write_text(new, "utf-8")
    print(f"\n{text}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
