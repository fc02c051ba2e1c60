import re

import pytest

from djeli.audience.models import Subscriber
from tests import newsroom

pytestmark = pytest.mark.django_db
HERE = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture(autouse=True)
def _edition():
    newsroom.front()


def test_the_form_is_on_every_page(client):
    html = client.get("/").content.decode()
    assert 'data-widget="newsletter"' in html
    assert 'action="/newsletter/"' in html


def test_a_reader_asks_opens_the_link_and_is_subscribed(client, mailoutbox):
    response = client.post("/newsletter/", {"email": "ama@lantern.example"}, **HERE)
    assert response.status_code == 200
    path = re.search(r"/newsletter/confirm/[^/]+/", mailoutbox[0].body)[0]
    assert client.get(path).status_code == 200
    assert Subscriber.objects.get().is_subscribed


def test_a_form_sent_from_elsewhere_is_refused(client, mailoutbox):
    for headers in ({"HTTP_ORIGIN": "https://evil.example"}, {}):
        response = client.post("/newsletter/", {"email": "ama@lantern.example"}, **headers)
        assert response.status_code == 403
    assert mailoutbox == []


def test_a_machine_that_fills_the_hidden_field_is_thanked_and_forgotten(client, mailoutbox):
    sent = {"email": "bot@spam.example", "website": "https://spam.example"}
    assert client.post("/newsletter/", sent, **HERE).status_code == 200
    assert (mailoutbox, Subscriber.objects.count()) == ([], 0)


def test_what_is_no_address_comes_back_with_the_reason(client):
    response = client.post("/newsletter/", {"email": "<b>ama"}, **HERE)
    assert response.status_code == 400
    html = response.content.decode()
    assert "not an e-mail address" in html
    assert "&lt;b&gt;ama" in html


def test_a_broken_link_says_what_to_do(client):
    assert client.get("/newsletter/confirm/nonsense/").status_code == 400
