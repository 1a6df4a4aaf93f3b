"""Tell search engines which pages each language has, and when their texts last changed.

`sitemap-<lang>.xml` is complete by itself; `sitemap.xml`, from overrides/, names them all. They lie
at the top because a sitemap speaks only for what lies beside or below it (sitemaps.org, 2008).
"""

import subprocess
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from kit.i18n import editions, locales, reader_locale

CHANGES = ("log", "--format=%x00%cs", "--name-only", "--relative", "--", ".")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    env.globals["locales"] = locales(config)
    language, days = reader_locale(config), last_changes(Path(config.docs_dir))
    pages = []
    for file in files.documentation_pages():
        translated = [it for it in editions(file, config) if it.translated]
        own = next((it for it in translated if it.locale == language), None)
        if own and file.page and "noindex" not in file.page.meta:
            pages.append((own, translated, days.get(file.src_uri)))
    xml = env.get_template("partials/sitemap.html").render(pages=pages)
    files.append(File.generated(config, f"sitemap-{language}.xml", content=xml))
    return env


def last_changes(folder: Path) -> dict[str, str]:
    """Return the day, as 2027-05-22, on which each file below a folder last changed.

    Nothing where git cannot say: outside a repository, and in one with only its last commits.
    """
    days: dict[str, str] = {}
    if _git(folder, "rev-parse", "--is-shallow-repository") != "false\n":
        return days
    for commit in _git(folder, *CHANGES).split("\0")[1:]:
        day, *paths = filter(None, commit.split("\n"))
        for path in paths:
            days.setdefault(path, day)  # the newest commit comes first
    return days


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return ran.stdout
