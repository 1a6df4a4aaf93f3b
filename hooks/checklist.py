"""Turn a task list under a heading into a form that a reader can tick, print and clear.

    ## When you wake <!-- #when-you-wake -->

    - [ ] Wakes early <!-- #wakes-early -->
        - May also come from light or noise.

The heading becomes the legend. There is no score, and nothing is sent or stored.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kit.faults import Fault
from kit.marks import ID
from kit.page import installed, locale_of, report_page, text_of
from kit.site import site_of
from kit.source import prose
from kit.strings import ChecklistWords

BOX = "[ ] "
TASK = re.compile(r"([ >]*)[-*+] \[(.)\](?!\()(.*)")
SQUEEZED = re.compile(r"[ >]*[-*+](?:\[[ xX]?\]|\s+\[\]|\s+\[[ xX]\](?=[^\s(]))")
ITEM = re.compile(r"[-*+] ")
HEADINGS = ("h2", "h3", "h4")


def on_config(config: MkDocsConfig) -> None:
    installed(config, Checklist)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    report_page(page, config, check(text_of(page, config)))
    installed(config, Checklist).words = site_of(config).strings[locale_of(page)].checklist


class Checklist(Extension):
    """One form around all checklists of a page, in the words of the page's language."""

    def __init__(self, words: ChecklistWords | None = None) -> None:
        self.words = words

    def extendMarkdown(self, md: Markdown) -> None:
        processor = ChecklistProcessor(md, self.words)
        md.treeprocessors.register(processor, "site-checklist", 18)  # after the ids


class ChecklistProcessor(Treeprocessor):
    def __init__(self, md: Markdown, words: ChecklistWords | None) -> None:
        super().__init__(md)
        self.words = words

    def run(self, root: Element) -> None:
        # From this:
        #     <h2 id="list">…</h2> <p>…</p> <ul><li id="a">[ ] text <ul>…</ul></li></ul>
        # to this:
        #     <form><fieldset><legend><h2 id="list">…</h2></legend> <p>…</p>
        #     <ul><li id="a"><label><input> <span>text</span></label> <ul>…</ul></li></ul>
        #     </fieldset> … <button type="reset">…</button></form>
        fieldsets = [fieldset(root, listing) for listing in list(root) if is_checklist(listing)]
        if not fieldsets or self.words is None:
            return
        children = list(root)
        first, last = children.index(fieldsets[0]), children.index(fieldsets[-1])
        form = Element("form", {"class": "checklist", "autocomplete": "off"})
        hint(fieldsets[0], self.words.hint)
        for group in fieldsets:
            note = SubElement(group[0], "span", {"class": "visually-hidden"})
            note.text = f" {self.words.legend}"
        for child in children[first : last + 1]:
            root.remove(child)
            form.append(child)
        SubElement(form, "p", {"class": "checklist-notes"}).text = self.words.notes
        SubElement(form, "button", {"type": "reset"}).text = self.words.reset
        root.insert(first, form)


def is_checklist(element: Element) -> bool:
    """Tell whether an element is a list whose items all begin with an empty box."""
    return (
        element.tag == "ul" and len(element) > 0 and all(_box(item) is not None for item in element)
    )


def fieldset(root: Element, listing: Element) -> Element:
    """Wrap a checklist, its heading and what stands between them; return the fieldset."""
    children = list(root)
    end = children.index(listing)
    headings = [i for i, child in enumerate(children[:end]) if child.tag in HEADINGS]
    start = headings[-1] if headings else end
    group = Element("fieldset")
    legend = SubElement(group, "legend")
    for child in children[start : end + 1]:
        root.remove(child)
        (legend if child.tag in HEADINGS else group).append(child)
    for item in listing:
        label(item)
    root.insert(start, group)
    return group


def label(item: Element) -> None:
    """Wrap the text of an item, up to a list below it, in a label with its box."""
    owner = _box(item)
    assert owner is not None
    wrapped = Element("label")
    box = SubElement(wrapped, "input", {"type": "checkbox", "autocomplete": "off"})
    box.tail = " "
    words = SubElement(wrapped, "span")
    words.text = (owner.text or "").lstrip().removeprefix(BOX)
    for child in [child for child in owner if child.tag not in ("ul", "ol", "p")]:
        owner.remove(child)
        words.append(child)
    if len(words) == 0:
        words.text = words.text.rstrip()
    owner.text = None
    owner.insert(0, wrapped)


def hint(group: Element, words: str) -> None:
    """Put a line right above the list of a fieldset."""
    line = Element("p", {"class": "checklist-hint"})
    line.text = words
    group.insert(len(group) - 1, line)


def _box(item: Element) -> Element | None:
    """Return the element whose text begins with the box: the item, or its paragraph."""
    for owner in (item, *item.findall("p")[:1]):
        if (owner.text or "").lstrip().startswith(BOX):
            return owner
    return None


def check(text: str) -> Iterator[Fault]:
    """Yield what is wrong with the checklists of a whole file."""
    heading, listing = False, False
    for number, line in prose(text):
        task = TASK.match(line)
        if SQUEEZED.match(line):
            yield Fault(number, "a box without its spaces", "write `- [ ] Text`")
            heading, listing = False, True
        elif task:
            yield from _check_task(number, task)
            if not heading and not listing:
                yield Fault(number, "a checklist without a heading", "put a heading above it")
            heading, listing = False, True
        elif listing and ITEM.match(line):
            yield Fault(number, "an item without a box in a checklist", "begin it with `- [ ] `")
        elif line.startswith("#"):
            heading, listing = True, False
        elif line.strip() and not line.startswith(" "):
            listing = False


def _check_task(number: int, task: re.Match[str]) -> Iterator[Fault]:
    indent, tick, words = task.groups()
    if indent:
        remedy = "begin the line with `- [ ] `"
        yield Fault(number, "a box inside another list or quotation", remedy)
    if tick != " ":
        yield Fault(number, "a box that is ticked beforehand", "write `- [ ] ` with a space")
    if not ID.sub("", words).strip():
        yield Fault(number, "a box without a text", "say after it what a reader may notice")
    if not ID.search(words):
        yield Fault(
            number,
            f"the item “{words.strip()}” has no id",
            "end the line with `<!-- #a-short-id -->`, the same in every language",
        )
