import pytest

from djeli.press.export.names import as_asked, end_of, file_of, file_of_linked, place_of


@pytest.mark.parametrize(
    ("address", "media_type", "name"),
    [
        ("/", "text/html; charset=utf-8", "index.html"),
        ("/africa/", "text/html", "africa/index.html"),
        ("/africa", "text/html", "africa/index.html"),
        ("/latest/?page=12", "text/html", "latest/page/12/index.html"),
        ("/robots.txt", "text/plain", "robots.txt"),
        ("/sitemap/2026-11.xml", "application/xml", "sitemap/2026-11.xml"),
        ("/feed/", "application/rss+xml; charset=utf-8", "feed/index.xml"),
        ("/feed/json/", "application/feed+json", "feed/json/index.json"),
        ("/old.php", "text/html", "old.php/index.html"),
        ("/old.html", "text/html", "old.html"),
        ("/caf\u00c3\u00a9/", "text/html", "café/index.html"),
    ],
)
def test_a_page_is_called_what_a_server_of_files_looks_for(address, media_type, name):
    place = place_of(address)
    assert file_of(place, end_of(place, media_type)) == name


@pytest.mark.parametrize(
    "address",
    [
        "/latest/?page=1",
        "/latest/?page=02",
        "/latest/?page=-2",
        "/latest/?page=2&q=a",
        "/latest?page=2",
        "/latest/?",
        "/../thesis/",
        "/a/../../thesis/",
        "/./",
        "//host/",
        "/a\x00/",
        "/a\\b/",
        "/.djeli-export.json",
        "https://other.example/",
        f"/{'a' * 256}/",
    ],
)
def test_what_cannot_be_a_file_has_no_place(address):
    assert place_of(address) is None


def test_a_linked_file_is_called_as_it_reads_and_asked_for_as_wsgi_has_it():
    address = "/media/images/caf%C3%A9%20noir.jpg"
    assert file_of_linked(address) == "media/images/café noir.jpg"
    assert as_asked(address) == "/media/images/caf\u00c3\u00a9 noir.jpg"


def test_a_linked_file_that_its_query_decides_has_a_name_for_each():
    one, other = (file_of_linked(f"/theme.css?accent={colour}") for colour in ("111111", "222222"))
    assert one != other
    assert one.startswith("theme-")
    assert one.endswith(".css")


@pytest.mark.parametrize(
    "address",
    ["/media/../../thesis.txt", "/media/%2e%2e/%2e%2e/thesis.txt", "/media/a%00", "/media/a%5Cb"],
)
def test_a_linked_file_cannot_be_outside_of_the_mirror(address):
    assert file_of_linked(address) is None
