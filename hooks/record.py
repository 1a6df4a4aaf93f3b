"""Read which parts of each translation lag, once a build, for all hooks that want to know.

    ---
    critical: [when-to-call]
    ---

docs/<language>/translations.lock is the record of what was confirmed (kit.translation). Front
matter of the source names its critical sections, by their ids: those on which safety depends.
"""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from kit.data import read
from kit.faults import Fault
from kit.i18n import building, locales
from kit.page import report_file
from kit.site import site_of
from kit.source import read_text, sections, split
from kit.translation import NAME, check_record, compare_all, read_record


def on_config(config: MkDocsConfig) -> None:
    if building(config):
        return
    docs, site, found = Path(config.docs_dir), site_of(config), {}
    source, *languages = locales(config)
    for language in languages:
        path = docs / language / NAME
        text = read_text(path) if path.is_file() else ""
        record, _ = read_record(text)
        found[language] = compare_all(site.texts[source], site.texts[language], record)
        report_file(path, config, check_record(text, found[language]))
    config.extra["translations"] = found
    for language, texts in site.texts.items():
        for name, text in texts.items():
            path = docs / language / f"{name}.md"
            if site.fronts[language][name].critical:
                report_file(path, config, check_critical(text, language == source))


def check_critical(text: str, in_source: bool) -> Iterator[Fault]:
    """Yield what is wrong with `critical` in the front matter of a whole file."""
    document = read(split(text)[0] or "", before=1)
    if not in_source:
        line, remedy = document.line(("critical",)), "take it out; the source's holds for all"
        yield Fault(line, "`critical` stands in a translation", remedy)
        return
    known = [id_ for id_ in sections(text) if id_]
    for number, id_ in enumerate(document.value["critical"]):
        if id_ not in known:
            line, remedy = document.line(("critical", number)), f"known are {', '.join(known)}"
            yield Fault(line, f"no section has the id `#{id_}`", remedy)
