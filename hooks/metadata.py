"""Tell those who link to a page, and search engines, what it is: Open Graph and JSON-LD.

Nothing is claimed that the page does not say itself. So no page is a MedicalWebPage, a review is
named only with its reviewer, and there is no date of change: a shallow clone does not know it.
A page with a banner above its title stays neutral: a message with a link to it shows the name of
the site and no more. Search engines, which show a page to those who ask, get its own name.

The vocabularies: the Open Graph protocol (ogp.me, 2022) and schema.org 29 (2025).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from citation import keys
from kit.i18n import Edition, editions, locales
from kit.page import front_of, locale_of, text_of
from kit.site import FrontMatter, Reference, site_of

Data = dict[str, Any]


@dataclass(frozen=True)
class Shared:
    """What a link to a page shows of it, and what search engines are told."""

    type: str  # of Open Graph
    title: str
    description: str
    url: str
    language: str
    others: Sequence[str]  # the languages of its translations
    section: str
    neutral: bool  # what is shared is the site, not the page
    data: Data  # JSON-LD


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    # A page that is read from disk has no address to share.
    if config.site_url and config.use_directory_urls:
        context["shared"] = shared(page, config, nav)  # type: ignore[typeddict-unknown-key]


def shared(page: Page, config: MkDocsConfig, nav: Navigation) -> Shared:
    """Return what is shared of a page, by the words and the data of the site."""
    site, locale = site_of(config), locale_of(page)
    front, strings = front_of(page, config), site.strings[locale]
    others = [it for it in editions(page.file, config) if it.translated and it.locale != locale]
    home = nav.homepage or page
    website = {"@type": "WebSite", "name": config.site_name, "url": home.canonical_url}
    data = {
        "@context": "https://schema.org",
        "@id": page.canonical_url,
        "url": page.canonical_url,
        "name": page.title,
        "inLanguage": strings.language,
        "isAccessibleForFree": True,
        "isPartOf": website,
        **written(front, cited(site.references, text_of(page, config))),
        **audience(front, strings.page.audience),
        **reviewed(front),
        **translated(others, locales(config)[0]),
    }
    if page == home:
        website |= {"description": strings.sharing.description, "inLanguage": strings.language}
    else:
        data["breadcrumb"] = breadcrumb([(config.site_name, home), (page.title, page)])
    sections = [str(it.title) for it in page.ancestors]
    neutral = page == home or "top" in page.meta.get("banners", {})
    return Shared(
        type="website" if neutral else "article",
        title=str(config.site_name if neutral else page.title),
        description=strings.sharing.description if neutral else front.lead,
        url=str(page.canonical_url),
        language=strings.language,
        others=[site.strings[it.locale].language for it in others],
        section=sections[-1] if sections and not neutral else "",
        neutral=neutral,
        data=data,
    )


def cited(references: Mapping[str, Reference], text: str) -> list[Reference]:
    """Return the works that a page, given as a whole file, cites; citation.py tells of the rest."""
    return [references[key] for key in keys(text) if key in references]


def written(front: FrontMatter, references: Sequence[Reference]) -> Data:
    """Return what a page is: an article where it stands on the work of others."""
    works = [it.url or f"https://doi.org/{it.doi}" for it in references if it.url or it.doi]
    described = {"description": front.lead} if front.lead else {}
    if not works:
        return {"@type": "WebPage", **described}
    return {"@type": ["WebPage", "Article"], **described, "citation": sorted(works)}


def audience(front: FrontMatter, words: Mapping[str, str]) -> Data:
    """Return whom a page is written for."""
    kinds = [words[it] for it in front.audience if it in words]
    return {"audience": [{"@type": "Audience", "audienceType": it} for it in kinds]}


def reviewed(front: FrontMatter) -> Data:
    """Return who reviewed a page and when; both or nothing."""
    if not (front.reviewed and front.reviewed_by):
        return {}
    reviewer = {"@type": "Person", "name": front.reviewed_by}
    return {"lastReviewed": front.reviewed.isoformat(), "reviewedBy": reviewer}


def translated(others: Sequence[Edition], source: str) -> Data:
    """Return what a page translates, or its translations where it is in the source language."""
    works = {it.locale: {"@id": it.address} for it in others}
    if source in works:
        return {"translationOfWork": works[source]}
    return {"workTranslation": list(works.values())} if works else {}


def breadcrumb(way: Sequence[tuple[str | None, Page]]) -> Data:
    """Return the pages on the way to the last of them, each with its name."""
    steps = [
        {"@type": "ListItem", "position": number, "name": name, "item": page.canonical_url}
        for number, (name, page) in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}
