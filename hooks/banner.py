"""Put the banners on a page that its front matter and its content call for.

    ---
    audience: [adults]
    topics: [fire, flood]
    ---

The rules stand in docs/banners.yml, the words in docs/<lang>/strings.yml. Calm by rule: urgent
kinds that meet on a page become one card with all their lines, quiet ones become one line, and
more than two warnings are a fault. Nothing is ever left out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from xml.etree.ElementTree import Element, SubElement, fromstring

from markdown import Markdown
from markdown.extensions import Extension
from markdown.serializers import to_html_string
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kit.dates import long_date
from kit.faults import Fault
from kit.page import extensions, front_of, installed, locale_of, parts_of, report_page
from kit.site import Condition, FrontMatter, Kind, site_of
from kit.strings import Strings, fill

MOST_WARNINGS = 2
COMPONENTS = {"checklist": "form", "diagram": "figure"}


@dataclass
class Facts:
    """What the rules may ask of a page."""

    front: FrontMatter
    today: date
    components: set[str] = field(default_factory=set)
    lagging: bool = False


def on_config(config: MkDocsConfig) -> None:
    installed(config, Banners)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    site, banners = site_of(config), installed(config, Banners)
    banners.kinds = site.kinds
    banners.strings = site.strings[locale_of(page)]
    banners.facts = Facts(
        front_of(page, config),
        site.today,
        lagging=any(part.lags for part in parts_of(page, config).values()),
    )
    banners.extensions = [it for it in extensions(config) if getattr(it, "in_banners", False)]


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    banners = installed(config, Banners)
    page.meta["banners"] = banners.rendered
    report_page(page, config, check(banners.kinds, banners.facts))


class Banners(Extension):
    """Banners in the checklist of a page; those around the content are kept in `rendered`.

    `rendered` maps a place to the HTML of each level there.
    """

    def __init__(
        self,
        kinds: Mapping[str, Kind] | None = None,
        strings: Strings | None = None,
        facts: Facts | None = None,
        extensions: Sequence[str | Extension] = (),
    ) -> None:
        self.kinds, self.strings, self.facts = kinds or {}, strings, facts
        self.extensions = extensions
        self.rendered: dict[str, dict[str, str]] = {}
        self.readers: dict[str, Callable[[str], str]] = {}

    def reader(self, language: str) -> Callable[[str], str]:
        """Return what makes HTML of the Markdown of banners, of each text in a language once."""
        if language not in self.readers:
            md = Markdown(extensions=[*self.extensions])
            self.readers[language] = cache(lambda text: md.reset().convert(text))
        return self.readers[language]

    def extendMarkdown(self, md: Markdown) -> None:
        # After toc (5), so that their headings stay out of the table of contents.
        md.treeprocessors.register(BannerProcessor(md, self), "site-banner", 4)


class BannerProcessor(Treeprocessor):
    def __init__(self, md: Markdown, banners: Banners) -> None:
        super().__init__(md)
        self.banners = banners

    def run(self, root: Element) -> None:
        facts, strings = self.banners.facts, self.banners.strings
        if facts is None or strings is None:
            return
        facts.components = {name for name, tag in COMPONENTS.items() if list(root.iter(tag))}
        writer = Writer(strings, facts, self.banners.reader(strings.language))
        self.banners.rendered = {}
        form, above = root.find("form"), 0
        for (place, level), names in grouped(self.banners.kinds, facts).items():
            sections = writer.sections(level, names)
            if place == "checklist" and form is not None:
                form[above:above] = sections
                above += len(sections)
            else:
                html = "".join(map(to_html_string, sections))
                self.banners.rendered.setdefault(place, {})[level] = html


class Writer:
    """Writes banners in the words of one language, for one page."""

    def __init__(self, strings: Strings, facts: Facts, read: Callable[[str], str]) -> None:
        self.strings, self.read = strings, read
        due = facts.front.review_due
        self.values = {"date": long_date(due, strings.language)} if due else {}

    def sections(self, level: str, names: Sequence[str]) -> list[Element]:
        """Return a section for each kind of a level, or one for all where they merge."""
        words = [self.strings.banners[name] for name in names if name in self.strings.banners]
        if len(words) < 2 or level not in self.strings.merged:
            return [self.section(level, [(it.heading, it.text)]) for it in words]
        card = self.strings.merged[level]
        if card.heading is None:
            return [self.section(level, [(it.heading, it.line or it.text) for it in words])]
        lines = [card.line, *(it.line or it.text for it in words)]
        return [
            self.section(level, [(card.heading, "\n".join(f"- {line}" for line in lines if line))])
        ]

    def section(self, level: str, parts: Sequence[tuple[str, str]]) -> Element:
        """Return a section of headings, each followed by its text."""
        section = Element("section", {"class": f"banner banner-{level}"})
        section.set("data-search-exclude", "")  # the words of a banner are not the page's own
        for heading, text in parts:
            title = SubElement(section, "h2")
            title.text, title.tail = heading, "\n"
            section.extend(self.blocks(text))
            section[-1].tail = "\n"
        return section

    def blocks(self, text: str) -> Element:
        """Return the blocks of a Markdown text, below one element."""
        return fromstring(f"<div>{self.read(fill(text, **self.values))}</div>")


def holds(condition: Condition, facts: Facts) -> bool:
    """Tell whether all that a condition names holds of a page."""
    front = facts.front
    due = front.review_due if condition.past else None
    return (
        (condition.audience is None or front.audience == [condition.audience])
        and (condition.topic is None or condition.topic in front.topics)
        and (condition.component is None or condition.component in facts.components)
        and (condition.past is None or (due is not None and due < facts.today))
        and (condition.lagging is None or facts.lagging)
        and (condition.absent is None or getattr(front, condition.absent) is None)
    )


def grouped(kinds: Mapping[str, Kind], facts: Facts) -> dict[tuple[str, str], list[str]]:
    """Return the kinds that a page calls for, in their order, by place and level."""
    groups: dict[tuple[str, str], list[str]] = {}
    for name, kind in kinds.items():
        if kind.when is None or any(holds(condition, facts) for condition in kind.when):
            groups.setdefault((kind.place, kind.level), []).append(name)
    return groups


def check(kinds: Mapping[str, Kind], facts: Facts | None) -> Iterator[Fault]:
    """Yield a fault where too many warnings meet on a page."""
    groups = grouped(kinds, facts) if facts else {}
    names = [name for (_, level), group in groups.items() if level == "warning" for name in group]
    if len(names) > MOST_WARNINGS:
        problem = f"{len(names)} warnings meet on this page: {', '.join(names)}"
        yield Fault(1, problem, f"choose topics that bring at most {MOST_WARNINGS}")
