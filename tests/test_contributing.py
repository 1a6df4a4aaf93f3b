"""What CONTRIBUTING tells editors holds: its examples build, and its messages are real ones."""

import json
import re
from pathlib import Path
from textwrap import dedent

import pytest

from answer import NL, dutch, find_faults, words_of
from data import read_rows
from diagrams import KINDS
from kit.data import Model, read
from kit.site import FrontMatter, Helpline, Kind
from project import ROOT, build, pages, replace

GUIDES = {"nl": ROOT / "CONTRIBUTING.md", "en": ROOT / "CONTRIBUTING.en.md"}
FENCE = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
PLACE = re.compile(r"# (?P<path>[\w./-]+)(?:: (?P<key>\w+))?\n")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")
MESSAGE = re.compile(r"^\d+\. \*\*(.*)\*\*\n\n    `` (.*) ``$", re.MULTILINE)
MESSAGES = {
    language: dict(MESSAGE.findall(guide.read_text("utf-8"))) for language, guide in GUIDES.items()
}


def examples(language: str, kind: str) -> list[str]:
    """Return the fenced blocks of a kind in their order, without the indentation of a list."""
    found = FENCE.findall(GUIDES[language].read_text("utf-8"))
    return [dedent(text) if indent else text for indent, name, text in found if name == kind]


def whole_pages(language: str) -> list[str]:
    """Return each Markdown example as a page: as it stands, or below a title."""
    front = "---\naudience: [parents]\n---\n\n# {number}\n\n"
    return [
        text if text.startswith("---\n") else front.format(number=number) + text
        for number, text in enumerate(examples(language, "markdown"))
    ]


def insert(project: Path, example: str) -> None:
    """Put an example where its first line says: below a key, in a front matter, or at the end."""
    place = PLACE.match(example)
    assert place, example
    path, text = project / place["path"], example[place.end() :]
    if place["key"]:
        line = re.search(rf"^ *{place['key']}:.*\n", path.read_text("utf-8"), re.MULTILINE)
        assert line, place["key"]
        replace(path, line[0], line[0] + text)
    elif path.suffix == ".md":
        replace(path, "---\n", "---\n" + text)
    else:
        path.write_text(f"{path.read_text('utf-8')}\n{text}", "utf-8")


def test_all_examples_build_together_without_a_warning(project: Path, tmp_path: Path) -> None:
    names = ["thuis/vrienden-over-de-vloer.md"]  # which the YAML examples speak of
    names += [f"thuis/{number}.md" for number in range(1, len(whole_pages("nl")))]
    for language in GUIDES:
        for name, text in zip(names, whole_pages(language), strict=True):
            path = project / "docs" / language / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
            if language == "en" and "permalink:" not in text:
                replace(path, "---\n", f"---\npermalink: home/{path.stem}\n")
    for example in dict.fromkeys([*examples("nl", "yaml"), *examples("en", "yaml")]):
        insert(project, example)
    for example in dict.fromkeys([*examples("nl", "json"), *examples("en", "json")]):
        path = project / "docs" / "references.json"
        works = json.loads(path.read_text("utf-8")) | json.loads(f"{{{example}}}")
        path.write_text(json.dumps(works), "utf-8")
    entries = "".join(f"  - {name}\n" for name in names[1:])
    replace(project / "mkdocs.yml", "  - index.md\n", "  - index.md\n" + entries)

    result = build(project, tmp_path / "site")

    assert (result.returncode, re.findall("WARNING.*", result.stderr)) == (0, [])
    html = "".join(path.read_text("utf-8") for path in pages(tmp_path / "site" / "thuis"))
    signs = ["diagram-cord", "diagram-steps", "admonition", "tel:112", "Mis je iemand?"]
    signs += ['class="checklist"', "10.1000/voorbeeld", "de Voorbeeldlijn", "bewaarde kopie"]
    assert [sign for sign in signs if sign not in html] == []
    assert (tmp_path / "site" / "en" / "thuis" / "bezoek" / "index.html").is_file()


@pytest.mark.parametrize("language", GUIDES)
@pytest.mark.parametrize(("name", "model"), [("helplines", Helpline), ("banners", Kind)])
def test_rows_of_data_are_in_order(
    language: str, name: str, model: type[Model], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (text,) = (it for it in examples(language, "yaml") if it.startswith(f"# docs/{name}.yml\n"))
    (tmp_path / f"{name}.yml").write_text(text, "utf-8")
    assert len(read_rows(tmp_path / f"{name}.yml", model, tmp_path)) == 1
    assert caplog.messages == []


@pytest.mark.parametrize("language", GUIDES)
def test_everything_that_can_be_written_is_told(language: str) -> None:
    guide = GUIDES[language].read_text("utf-8")
    for word in [*FrontMatter.model_fields, *Helpline.model_fields, *Kind.model_fields]:
        assert f"`{word}`" in guide
    kinds = read((ROOT / "docs" / "banners.yml").read_text("utf-8")).value.values()
    for kind, module in KINDS.items():
        row = re.search(rf"^\| `{kind}` \|[^|]* {module.LEAST} \w+ {module.MOST} ", guide, re.M)
        assert row, kind
    topics = {when.get("topic") for kind in kinds for when in kind.get("when", [])}
    for topic in topics - {None}:
        assert f"`topics: [{topic}]`" in guide


@pytest.mark.parametrize("language", GUIDES)
def test_its_links_lead_somewhere(language: str) -> None:
    guide = FENCE.sub("", GUIDES[language].read_text("utf-8"))
    headings = [re.sub(r"[^\w -]", "", it.lower()) for it in HEADING.findall(guide)]
    for path, anchor in LINK.findall(re.sub(r"`[^`]*`", "", guide)):
        assert (ROOT / path).exists(), path
        assert not anchor or anchor.replace("-", " ") in headings, anchor


# Every fault of the twenty, in a few pages.
FAULTY = """\
---
topic: [child]
summary:
  - A
  - B
audience: [ouders]
---

# {title}

## {heading}

- A
  - B

## {heading} <!-- #afwassen -->

Tekst.

- [ ] {item}

## {heading} <!-- #ruzie -->

[A](slapen-gaan.md), [B](#goed), [C](helpline:veiligthuis)

## {heading} <!-- #ruzie -->

> [!TIP]
> A

A[^onbekend]

# {title}
"""
# Two languages are compared where neither page has such faults.
UNLIKE = """\
---
audience: [parents]
---

# {title}

## {heading} <!-- #afwassen -->

{clock}

## {heading} <!-- #daarna -->

- {item} <!-- #{own} -->
"""
WORDS = {
    "nl": {
        "title": "Samen eten",
        "heading": "Aan tafel",
        "clock": "Om 6 uur.",
        "item": "Eet weinig",
        "own": "toetje",
    },
    "en": {
        "title": "Meals",
        "heading": "At the table",
        "clock": "At 7.",
        "item": "Eats little",
        "own": "dessert",
    },
}


def test_the_twenty_messages_are_what_the_build_says(project: Path, tmp_path: Path) -> None:
    for page in (project / "docs").rglob("*.md"):
        page.unlink()  # it would take time, and say nothing here
    for language, words in WORDS.items():
        folder = project / "docs" / language / "thuis"
        folder.mkdir()
        (folder / "samen-eten.md").write_text(FAULTY.format(**words), "utf-8")
        (folder / "afwas.md").write_text(UNLIKE.format(**words), "utf-8")
        colon = "---\nlead: Let op: druk.\naudience: [parents]\n---\n\n# A\n"
        (folder / "opstaan.md").write_text(colon, "utf-8")
        (folder / "naar-bed.md").write_text("# A\n", "utf-8")
    line = f"thuis/samen-eten# {'0' * 12} {'0' * 12}\n"
    (project / "docs" / "en" / "translations.lock").write_text(2 * line, "utf-8")
    alone = project / "docs" / "nl" / "thuis" / "slapen.md"
    alone.write_text("---\naudience: [parents]\n---\n\n# A\n", "utf-8")
    entries = "".join(
        f"  - thuis/{name}.md\n" for name in ("samen-eten", "afwas", "opstaan", "naar-bed")
    )
    replace(project / "mkdocs.yml", "  - index.md\n", "  - index.md\n" + entries)

    printed = build(project, tmp_path / "site").stderr

    said = re.split(" ?(?:INFO - |WARNING - |Aborted)", " ".join(printed.split()))
    for messages in MESSAGES.values():
        assert len(messages) == 20
        assert [message for message in messages.values() if message not in said] == []
    faults = find_faults(printed, lambda path: (project / path).read_text("utf-8"))
    told = {words_of(fault, NL)[0] for fault in faults}
    in_english = [f": {fault.problem};" for fault in faults if dutch(fault.problem) is None]
    for name, message in MESSAGES["nl"].items():
        assert name in told or any(problem in message for problem in in_english), name
