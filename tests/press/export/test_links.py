import pytest

from djeli.press.export import links

BASE = "https://lantern.example"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ('<img src="/media/a.jpg">', "/media/a.jpg"),
        ('<img srcset="/media/a.jpg 1x, /media/b.jpg 2x">', "/media/b.jpg"),
        ('<p style="background:url(/media/a.jpg)">', "/media/a.jpg"),
        ('<meta content="https://lantern.example/media/a.jpg">', "/media/a.jpg"),
        ('<img src="/media/O&#39;Brien.jpg">', "/media/O'Brien.jpg"),
        ('<link rel="stylesheet" href="/static/a.css?v=2">', "/static/a.css"),
        ('<link rel="stylesheet" href="/theme.css?a=1&amp;b=2">', "/theme.css?a=1&b=2"),
        ("<url>https://lantern.example/media/a.jpg</url>", "/media/a.jpg"),
    ],
)
def test_what_a_page_shows_is_found(text, address):
    assert address in links.linked_in(text, BASE)


@pytest.mark.parametrize(
    "text",
    [
        '<a href="https://other.example/media/a.jpg">',
        '<a href="/africa/media/a.jpg">',
        '<a href="//other.example/static/a.js">',
        "<p>The folder /media/ holds pictures.",
    ],
)
def test_what_is_another_hosts_is_not(text):
    assert links.linked_in(text, BASE) == set()


def test_links_lead_to_the_mirrors_pages_and_else_to_the_edition():
    ends = {"/africa/": "index.html", "/latest/page/2/": "index.html", "/feed/": "index.xml"}

    def rewritten(address):
        led = links.rewrite(f'<a href="{address}">', BASE, lambda one: links.link_to(one, ends.get))
        return led.partition('"')[2].partition('"')[0]

    assert rewritten("/africa/") == "/africa/"
    assert rewritten("/africa/#top") == "/africa/#top"
    assert rewritten("/africa") == "/africa/"
    assert rewritten("/latest/?page=2") == "/latest/page/2/"
    assert rewritten("/feed/") == "/feed/index.xml"
    assert rewritten("/feed") == "/feed/index.xml"
    assert rewritten("/latest/?page=3") == f"{BASE}/latest/?page=3"
    assert rewritten("/africa/?sort=old") == f"{BASE}/africa/?sort=old"
    assert rewritten("/search/?q=a&amp;b=c") == f"{BASE}/search/?q=a&amp;b=c"
    assert rewritten("/media/a.jpg") == "/media/a.jpg"
    assert rewritten("//other.example/") == "//other.example/"


def test_an_archive_tells_how_far_it_goes_on():
    text = '<a href="/latest/?page=2"><a href="/latest/?page=7"><a href="/africa/?page=9">'
    assert links.pages_in(text, "/latest/") == 7
    assert links.pages_in('<a href="/latest/page/3/">', "/latest/") == 3
    assert links.pages_in(text, "/topics/") == 1


def test_what_a_style_sheet_names_is_found_from_where_it_stands():
    sheet = 'a{src:url(fonts/a.woff2)}b{src:url("../b.svg")}@import "c.css";d{src:url(data:x)}'
    found = set(links.styled_by(sheet, "/static/web/reader.css"))
    assert found == {"/static/web/fonts/a.woff2", "/static/b.svg", "/static/web/c.css"}
    assert set(links.styled_by("a{src:url(../../../../etc/passwd)}", "/static/a.css")) == {
        "/etc/passwd"
    }
