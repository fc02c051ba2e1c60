"""What a browser tells of itself after a tap on "Alert me"."""

import gzip

import pytest
from django.core.cache import cache

from djeli.alerts import devices
from djeli.alerts.endpoints import is_endpoint, is_public
from djeli.alerts.models import AlertRules, Device
from tests import newsroom
from tests.alerts.push_service import Browser
from tests.web.sample_html import PLAIN_STATIC

pytestmark = pytest.mark.django_db
OURS = {"Sec-Fetch-Site": "same-origin"}
BOTH_WORKERS = 3_000
"""Bytes on the wire of all that runs without a page."""


@pytest.fixture
def browser():
    return Browser("https://push.example.org/send/abc")


@pytest.fixture(autouse=True)
def key_and_limit_of_its_own(settings, tmp_path):
    settings.DATA = tmp_path
    cache.clear()


def told(client, browser, about, headers=OURS, **fields):
    sent = {**browser.told, "about": about, **fields}
    return client.post("/alerts/device/", sent, headers=headers)


def test_what_a_browser_wants_is_kept_whole_and_ends_with_nothing(client, story, browser):
    rivers = newsroom.topic("Rivers")
    assert told(client, browser, f"breaking {rivers.pk} 999999").status_code == 200
    device = Device.objects.get()
    assert (device.wants_breaking, list(device.topics.all())) == (True, [rivers])
    told(client, browser, str(rivers.pk))
    device.refresh_from_db()
    assert (device.wants_breaking, device.topics.count()) == (False, 1)
    assert told(client, browser, "").status_code == 200
    assert not Device.objects.exists()


def test_a_page_of_another_site_changes_nothing(client, story, browser):
    assert told(client, browser, "breaking", {"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not Device.objects.exists()


def test_who_does_not_know_its_secret_changes_no_browser(client, story, browser):
    told(client, browser, "breaking")
    assert told(client, Browser(browser.endpoint), "").status_code == 403
    assert Device.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"p256dh": "abc"},
        {"auth": ""},
        {"auth": "é"},
        {"endpoint": "https://127.0.0.1/x"},
        {"about": " ".join(map(str, range(60)))},
    ],
)
def test_what_is_no_subscription_is_refused(client, story, browser, fields):
    answer = told(client, browser, fields.pop("about", "breaking"), **fields)
    assert answer.status_code == 400
    assert not Device.objects.exists()


def test_one_address_of_the_net_cannot_fill_the_table(client, story, monkeypatch):
    monkeypatch.setattr("djeli.web.alerts.switches.MOST", 2)
    for number in range(4):
        last = told(client, Browser(f"https://push.example.org/{number}"), "breaking")
    assert (last.status_code, Device.objects.count()) == (429, 2)


def test_the_table_has_an_end(client, story, browser, monkeypatch):
    monkeypatch.setattr(devices, "MOST_DEVICES", 1)
    told(client, browser, "breaking")
    another = Browser("https://push.example.org/other")
    assert told(client, another, "breaking").status_code == 503
    assert told(client, browser, "").status_code == 200, "who is there may leave"


@pytest.mark.parametrize(
    "url",
    [
        "http://push.example.org/x",
        "https://push.example.org:8443/x",
        "https://user@push.example.org/x",
        "https://localhost/x",
        "https://db.internal/x",
        "https://10.0.0.7/x",
        "https://0x7f000001/x",
        "https://[::1]/x",
        "https://intranet/x",
        "https://push.example.org/x#y",
        "https://push.example.org/x y",
        "https://push.example.org\\@db/x",
        "https://push.example.org/" + "x" * 1000,
        "https://[bad/x",
        "http://127.0.0.1:80/x",
        "",
    ],
)
def test_an_address_that_is_no_public_push_service_is_not_taken(url):
    assert not is_endpoint(url)


def test_a_name_that_leads_into_our_own_network_is_not_asked(monkeypatch):
    found = [(2, 1, 6, "", ("203.0.113.9", 443)), (2, 1, 6, "", ("10.0.0.7", 443))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
    assert is_endpoint("https://push.example.org/x")
    assert not is_public("https://push.example.org/x")


def test_the_switch_gets_the_key_and_its_words(client, story):
    answer = client.get("/alerts/key/?lang=en").json()
    assert len(answer["key"]) == 87
    assert "denied" in answer["words"]


def test_the_button_stands_where_alerts_are_offered_and_nowhere_else(client, story):
    rivers = newsroom.topic("Rivers")
    story.topics.add(rivers)
    story.save_revision().publish()
    with PLAIN_STATIC:
        assert 'data-alert="breaking"' in client.get("/").content.decode()
        topic = client.get("/topics/rivers/").content.decode()
        assert f'data-alert="{rivers.pk}" data-name="Rivers"' in topic
        assert '<p class="alert-me" hidden>' in topic, "only the script shows it"
        rules = AlertRules.load()
        rules.is_offered = False
        rules.save()
        assert "data-alert" not in client.get("/topics/rivers/").content.decode()


def test_nothing_new_is_taken_where_alerts_are_not_offered_but_who_is_there_may_leave(
    client, story, browser
):
    told(client, browser, "breaking")
    rules = AlertRules.load()
    rules.is_offered = False
    rules.save()
    assert told(client, Browser("https://push.example.org/2"), "breaking").status_code == 403
    assert told(client, browser, "").status_code == 200
    assert not Device.objects.exists()


def test_both_workers_together_are_small(client, story):
    with PLAIN_STATIC:
        workers = [client.get(path).content for path in ("/sw.js", "/alerts/worker.js")]
    assert sum(len(gzip.compress(one, 9)) for one in workers) <= BOTH_WORKERS
