from kit.dates import direction, language_name


def test_names_of_languages() -> None:
    assert language_name("nl", "en-GB") == "Dutch"
    assert language_name("nl", "nl") == "Nederlands"
    assert language_name("en", "ar") == "الإنجليزية"
    assert language_name("pt-BR", "fr-CA") == "portugais"
    assert language_name("xq", "en") == "xq"


def test_where_lines_run_to() -> None:
    assert [direction(it) for it in ("nl", "ar", "ar-MA", "xq")] == ["ltr", "rtl", "rtl", "ltr"]
