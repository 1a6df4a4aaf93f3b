import pytest

from compare import cut, rebased
from kit.translation import compare

PARTS = compare("p", "# T\n\n## A <!-- #a -->\n\n## B <!-- #b -->\n", "", {})


def test_a_page_is_cut_at_its_headings_and_its_groups_are_opened() -> None:
    html = """<html><body><header>x</header><article>
      <a rel="edit" href="e">edit</a><h1 id="t">T</h1><p>x <a href="../q/#z">q</a><img
      src="../i.png"></p>
      <section class="banner" data-search-exclude><p>Call.</p></section>
      <section class="review" data-search-exclude><h2>No</h2></section>
      <form class="checklist"><fieldset><legend><h2 id="a">A</h2><span class="visually-hidden">(no
      test)</span></legend><p class="checklist-hint">Tick.</p><ul><li id="i"><label><input
      type="checkbox"> <span>one</span></label></li></ul></fieldset><button>Clear</button></form>
      <figure><svg></svg></figure><h2 id="b">B</h2><p><a href="#a">up</a></p>
      <div class="footnote"><h2 id="sources">Sources</h2></div></article></body></html>"""
    found = {
        id_: " ".join(text.split()) for id_, text in cut(html, PARTS, "p/", "beside/p/").items()
    }
    assert found == {
        "": '<h1>T</h1><p>x <a href="../../q/#z">q</a><img src="../../i.png"></p>'
        '<section class="banner" data-search-exclude=""><p>Call.</p></section>',
        "a": "<h2>A</h2><ul><li> <span>one</span></li></ul>",
        "b": '<h2>B</h2><p><a href="../../p/#a">up</a></p>',
    }


@pytest.mark.parametrize(
    ("link", "page", "here", "found"),
    [
        ("../q/", "en/p/", "beside/en/p/", "../../../en/q/"),
        ("./", "", "beside/", "../"),
        ("q.html#a", "p.html", "beside/en/p.html", "../../q.html#a"),
        ("#a", "p.html", "beside/p.html", "../p.html#a"),
        ("tel:112", "p/", "beside/p/", "tel:112"),
        ("https://a.example/#b", "p/", "beside/p/", "https://a.example/#b"),
    ],
)
def test_links_lead_to_the_same_place(link: str, page: str, here: str, found: str) -> None:
    assert rebased(link, page, here) == found
