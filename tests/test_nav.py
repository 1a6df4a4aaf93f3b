from nav import check

NAV = [
    "index.md",
    {"Grow": [{"Up": ["a.md"]}]},
    {"A page with a name": "b.md"},
]
TEXT = (
    "nav:\n  - index.md\n  - Grow:\n      - Up:\n          - a.md\n  - A page with a name: b.md\n"
)


def test_every_name_is_there() -> None:
    names = {"Grow": "Groei", "Up": "Op", "A page with a name": "Een naam"}
    assert list(check(TEXT, NAV, {"nl": names})) == []


def test_a_missing_name() -> None:
    names = {"nl": {"Grow": "Groei", "A page with a name": "Een naam"}, "de": {"Up": "Auf"}}
    assert [(fault.line, fault.problem) for fault in check(TEXT, NAV, names)] == [
        (3, "the section “Grow” has no name in `de`"),
        (4, "the section “Up” has no name in `nl`"),
        (6, "the section “A page with a name” has no name in `de`"),
    ]
