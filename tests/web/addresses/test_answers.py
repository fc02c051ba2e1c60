"""What an address answers, whatever is asked of it."""

import pytest

from djeli.press.runs.log_step import follow
from djeli.press.store.store import Store
from djeli.stories.models import FormerAddress
from tests import newsroom
from tests.press.asking import Reader

pytestmark = pytest.mark.django_db

NOWHERE = (
    "/nope",
    "/africa/nope",
    "/authors/nobody",
    "/topics/nothing",
    "/lite/nope",
    "/nope/feed",
)
THERE = ("/africa", "/africa/the-bridge-opens", "/latest", "/authors/ama-boateng", "/lite/africa")
READ_ONLY = (
    *("/", "/africa/", "/africa/the-bridge-opens/", "/latest/", "/feed/", "/feed/atom/"),
    *("/africa/feed/json/", "/sitemap.xml", "/robots.txt", "/sw.js", "/lite/", "/favicon.ico"),
)


@pytest.fixture
def edition():
    return newsroom.story(newsroom.section(), by=newsroom.contributor())


@pytest.mark.parametrize("address", NOWHERE)
def test_what_is_nowhere_is_not_found_at_once(client, edition, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", THERE)
def test_a_slash_that_was_left_out_is_added(client, edition, address):
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (301, f"{address}/")


def test_what_was_withdrawn_or_moved_is_not_nowhere(client, edition):
    FormerAddress.objects.create(path="/old/", subject=f"page:{edition.pk}")
    edition.unpublish()
    for address in ("/old", "/africa/the-bridge-opens"):
        answer = client.get(address, follow=True)
        assert answer.status_code == 410, address


def test_the_press_says_at_once_that_nothing_is_there(tmp_path, edition):
    store = Store(tmp_path / "press", map_size=1 << 30)
    follow(store)
    reader = Reader(store)
    status, _, body = reader.get("/nope")
    assert status == 404
    assert b"<h1" in body
    assert reader.asked_of_the_site == []
    # What stands at an address without a slash is never taken for one whose slash was left out.
    for address in ("/robots.txt", "/sitemap.xml", "/favicon.ico", "/sw.js"):
        assert reader.get(address)[0] == 200, address
    assert reader.get("/0123456789.txt")[2] == b"from the site"
    reader.gateway.close()
    store.close()


@pytest.mark.parametrize("address", READ_ONLY)
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_what_is_only_read_says_so(client, edition, address, method):
    client.handler.enforce_csrf_checks = True
    answer = getattr(client, method)(address)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"


def test_only_a_cdn_is_told_by_what_it_purges(tmp_path, edition, settings):
    store = Store(tmp_path / "press", map_size=1 << 30)
    follow(store)
    told = {}
    for kind in ("", "fastly"):
        settings.CDN = {**settings.CDN, "KIND": kind}
        reader = Reader(store)
        told[kind] = "Surrogate-Key" in reader.get("/africa/")[1]
        reader.gateway.close()
    store.close()
    assert told == {"": False, "fastly": True}
