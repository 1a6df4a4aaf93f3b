"""What an editor who makes a mistake reads: all mistakes of a build at once, word for word."""

import shutil
from pathlib import Path

from project import at, build, few, replace


def test_nine_mistakes_in_one_build(project: Path, tmp_path: Path) -> None:
    nl, en = project / "docs" / "nl", project / "docs" / "en"
    gedrag = nl / "herkennen" / "gedrag.md"
    replace(nl / "index.md", "lead: ", 'lead: "')
    replace(nl / "begrijpen" / "zes-manieren.md", "topics:", "topic:")
    replace(gedrag, " <!-- #snel-boos -->", "")
    replace(gedrag, "\n    - Kan ook komen door verlegen", "\n  - Kan ook komen door verlegen")
    replace(en / "begrijpen" / "tegenwil.md", " <!-- #iets-anders -->", " <!-- #soon -->")
    replace(nl / "gevoelens" / "afwijzing.md", "site:diagram", "site:digram")
    replace(en / "begrijpen" / "zes-manieren.md", "| [Belonging and", "\n| [Belonging and")
    replace(en / "index.md", "audience: [parents, professionals]\n", "")
    replace(project / "mkdocs.yml", "            Herkennen: Notice\n", "")

    result = build(project, tmp_path / "site")
    said = [line.removeprefix("WARNING -  ") for line in result.stderr.splitlines()]

    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for place, message in {
        "docs/nl/index.md:2": "a quote is opened and never closed; close it at the end of the text",
        at(project, "docs/nl/begrijpen/zes-manieren.md", "topic:"): "unknown key `topic`; "
        "did you mean `topics`?",
        at(project, "docs/nl/herkennen/gedrag.md", "- [ ] Wordt snel boos"): "the item “Wordt snel "
        "boos, soms met slaan, schoppen of gooien” has no id; "
        "end the line with `<!-- #a-short-id -->`, the same in every language",
        at(
            project, "docs/nl/herkennen/gedrag.md", "  - Kan ook komen door verlegen"
        ): "a list item "
        "is indented by 2 spaces; "
        "use 4 spaces for each level, else our build shows another list than GitHub",
        at(project, "docs/en/begrijpen/tegenwil.md", "<!-- #soon"): "the id `#soon` is in the "
        f"translation only; give {at(project, 'docs/nl/begrijpen/tegenwil.md', '<!-- #wat-helpt')} "
        "or a line below it the same id, or take it out here",
        at(project, "docs/nl/gevoelens/afwijzing.md", "<!-- site:digram"): "unknown mark "
        "`site:digram`; known are site:bibliography, site:diagram, site:evidence, site:helplines, "
        "site:translations",
        at(project, "docs/en/begrijpen/zes-manieren.md", "<!-- site:diagram cord -->"): "a `cord` "
        "of 2 rows; give it 3 to 9 rows",
        "docs/en/index.md:2": "`audience` is missing; "
        "say whom the page is for; `page.audience` in strings.yml has all",
        at(project, "mkdocs.yml", "- Herkennen:"): "the section “Herkennen” has no name in `en`; "
        "add `Herkennen: …` to nav_translations of `en`, under plugins, i18n, languages",
    }.items():
        assert f"{place}: {message}" in said, f"{place}: {message}"


def test_the_faults_of_a_third_language_are_not_hidden_by_the_second(
    project: Path, tmp_path: Path
) -> None:
    config, docs = project / "mkdocs.yml", project / "docs"
    english = config.read_text("utf-8").partition("        - locale: en\n")[2]
    german = english.partition("markdown_extensions:")[0].replace("English", "Deutsch")
    third = f"        - locale: de\n{german}markdown_extensions:"
    replace(config, "markdown_extensions:", third)
    few(project, "afwijzing")
    shutil.copytree(docs / "en", docs / "de")
    for language in ("en", "de"):
        page = docs / language / "gevoelens" / "afwijzing.md"
        replace(page, "site:diagram steps", "site:diagram stairs")
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    for language in ("en", "de"):
        place = at(project, f"docs/{language}/gevoelens/afwijzing.md", "<!-- site:diagram")
        assert f"{place}: unknown diagram `stairs`; " in result.stderr
