import pytest

from djeli.web.comments.links import linked


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://a.example/x.", "https://a.example/x"),
        ("(https://a.example/b_(c))", "https://a.example/b_(c)"),
        ("“https://a.example/?q=1&r=2”", "https://a.example/?q=1&amp;r=2"),
        ("HTTPS://A.EXAMPLE", "HTTPS://A.EXAMPLE"),
        ("http://[::1]/", "http://[::1]/"),
        ("https://उदाहरण.example:8080/x", "https://उदाहरण.example:8080/x"),
    ],
)
def test_an_address_becomes_a_link_without_the_end_of_its_sentence(text, address):
    assert f'<a href="{address}" rel="nofollow ugc noreferrer">' in linked(text)


@pytest.mark.parametrize(
    "text",
    [
        "http://",
        "https://[bad/",
        "http://...",
        "https://\u202egnp.exe",
        "https://a.example:99999/",
        "javascript:alert(1)",
        "ftp://a.example",
        "a@b.example",
    ],
)
def test_what_nobody_could_follow_is_text(text):
    assert "<a" not in linked(text)


def test_paragraphs_and_lines_are_kept_and_markup_is_text():
    assert linked("one\ntwo\n\n<b>three</b>") == (
        '<p dir="auto">one<br>two</p><p dir="auto">&lt;b&gt;three&lt;/b&gt;</p>'
    )


def test_an_address_of_the_desk_is_no_link(settings):
    settings.BASE_URL = "https://lantern.example"
    for url in ("https://lantern.example/desk/pages/5/edit/", "http://localhost:8000/desk/"):
        assert "<a " not in linked(f"See {url} now")
    assert "<a " in linked("See https://lantern.example/politics/ now")
