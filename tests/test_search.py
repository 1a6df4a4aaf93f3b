import logging
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from kit.sections import Section, sections
from search import Also, Vocabulary, read_vocabulary, script, stemmer

PAGES = {
    "help/now.md": [
        Section("", "Help now", "Nobody sleeps well always."),
        Section("tired", "Tired", "Rest first."),
    ]
}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("", []),
        (
            '<h1 id="a">Dreams</h1><p>All of <em>us</em> d<b>re</b>am.</p>',
            [Section("", "Dreams", "All of us dream.")],
        ),
        (
            '<h1>A</h1><p>one</p><h2 id="b">B &amp; <code>c</code></h2><ul><li>two</li>'
            "<li>three</li></ul><table><tr><td>four</td><td>five</td></tr></table>"
            '<h3 id="d">D</h3>',
            [
                Section("", "A", "one"),
                Section("b", "B & c", "two three four five"),
                Section("d", "D", ""),
            ],
        ),
        # What is no text of the page's own.
        (
            '<p>one<sup id="fnref:x"><a class="footnote-ref" href="#fn:x">1</a></sup> two</p>'
            '<section data-search-exclude=""><h2>Take care</h2><p>x<br>y</p></section> three'
            '<div class="footnote"><hr /><ol><li>A work</li></ol></div>',
            [Section("", "", "one two three")],
        ),
        # A heading inside a form goes on after it.
        (
            '<form><fieldset><legend><h2 id="b">B</h2><span> (no test)</span></legend>'
            '<ul><li id="c"><label><input type="checkbox" /> <span>one</span></label></li></ul>'
            "</fieldset></form><p>two</p>",
            [Section("b", "B", "(no test) one two")],
        ),
        # A term is a section; what follows the list belongs to the heading again.
        (
            '<h2 id="words">Words</h2><ul><li id="nap"><strong>Nap</strong>: a short rest. '
            "<strong>Not</strong> a night.</li><li><strong>Bed</strong> of nails</li></ul>"
            "<p>End</p>",
            [
                Section("words", "Words", "Bed of nails End"),
                Section("nap", "Nap", "a short rest. Not a night."),
            ],
        ),
    ],
)
def test_sections(html: str, found: list[Section]) -> None:
    assert sections(html) == found


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("also:\n  - words: [insomnia]\n    means: [sleeps]\nignored: [the]\n", []),
        (
            "also:\n  - words: [insomnia]\n    means: [Sleeps, coffin]\n"
            "first:\n  - words: [exhausted]\n    page: help/then.md#tired\n"
            "  - words: [worn out]\n    page: help/now.md#tyred\n",
            [
                "3: no page has the word “coffin”; write one as pages have it",
                "6: there is no page `help/then.md`; name a page as `part/page.md#an-id`",
                "8: `help/now.md` has no section `#tyred`; name the id of a heading",
            ],
        ),
        (
            "also:\n  - words: [insomnia]\n",
            ["2: `also.means` is missing; write `words: [...]` and `means: [...]` in each row"],
        ),
        ("fist: []\n", ["1: unknown key `fist`; did you mean `first`?"]),
        (
            "ignored: [the\nalso: []\n",
            [
                "2: YAML cannot be read: expected ',' or ']', but got ':'; "
                "check the quotes, colons and indentation on this line and the one before"
            ],
        ),
    ],
)
def test_faults_of_a_vocabulary(
    text: str, messages: list[str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "docs" / "en" / "search.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    config = MkDocsConfig()
    config.docs_dir = str(tmp_path / "docs")
    with caplog.at_level(logging.WARNING):
        vocabulary = read_vocabulary(path, PAGES, config)
    assert caplog.messages == [f"docs/en/search.yml:{message}" for message in messages]
    assert vocabulary == (
        Vocabulary()
        if messages
        else Vocabulary(ignored=["the"], also=[Also(words=["insomnia"], means=["sleeps"])])
    )


def test_a_language_may_have_no_vocabulary(tmp_path: Path) -> None:
    assert read_vocabulary(tmp_path / "search.yml", PAGES, MkDocsConfig()) == Vocabulary()


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("nl", "dutch"),
        ("en-GB", "english"),
        ("de", "german"),
        ("fr", "french"),
        ("ar", "arabic"),
        ("ja", "plain"),  # a language without a stemmer, and a tag of none
        ("xx", "plain"),
    ],
)
def test_the_script_of_a_language_has_its_stemmer(language: str, name: str) -> None:
    assert stemmer(language) == name
    code = script(name, ["find();", "show();"])
    assert code.endswith("find();\nshow();\n})();\n")
    assert (f"const STEMMER = new {name.title()}Stemmer();" in code) == (name != "plain")
    assert ("Stemmer" in code) == (name != "plain")
