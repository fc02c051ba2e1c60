"""What a mail service tells at its webhook, through django-anymail."""

import json
from base64 import b64encode

import pytest
from django.urls import clear_url_caches, include, path

from djeli.newsletters import signed_links
from djeli.newsletters.models import Bounce, Suppression
from djeli.newsletters.sending import ledger
from tests.newsletters import mailing

pytestmark = pytest.mark.django_db
SECRET = "postman:long-secret"
urlpatterns = [path("anymail/", include("anymail.urls"))]


@pytest.fixture
def told(client, settings):
    settings.ANYMAIL = {**settings.ANYMAIL, "WEBHOOK_SECRET": SECRET}
    settings.ROOT_URLCONF = __name__
    clear_url_caches()

    def tell(secret: str = SECRET, **fields) -> int:
        return client.post(
            "/anymail/postmark/tracking/",
            json.dumps(fields),
            content_type="application/json",
            HTTP_AUTHORIZATION=f"Basic {b64encode(secret.encode()).decode()}",
        ).status_code

    yield tell
    clear_url_caches()


@pytest.fixture
def delivery():
    digest = mailing.newsletter()
    mailing.readers(digest, 1)
    issue = mailing.issue(digest)
    ledger.open_ledger(issue)
    return issue.deliveries.get()


def bounce(delivery, **fields):
    return {
        "RecordType": "Bounce",
        "ID": 42,
        "Type": "HardBounce",
        "MessageID": "m",
        "Email": "reader00001@lantern.internal",
        "BouncedAt": "2026-11-25T06:00:09Z",
        "Description": "The server was unable to deliver your message",
        "Metadata": {"delivery": signed_links.of_delivery(delivery.pk)},
        **fields,
    }


def test_a_hard_bounce_suppresses_and_is_noted_on_its_issue(told, delivery):
    assert told(**bounce(delivery)) == 200
    assert told(**bounce(delivery)) == 200
    assert Bounce.objects.get().issue == delivery.issue
    assert Suppression.objects.get().cause == Suppression.Cause.HARD


def test_a_complaint_suppresses(told, delivery):
    assert told(**bounce(delivery, RecordType="SpamComplaint", Type="SpamComplaint")) == 200
    assert Suppression.objects.get().cause == Suppression.Cause.COMPLAINT


def test_what_a_reader_did_with_a_mail_is_not_kept(told, delivery):
    opened = {"RecordType": "Open", "Recipient": "reader00001@lantern.internal", "MessageID": "m"}
    assert told(**opened, ReceivedAt="2026-11-25T06:00:09Z", FirstOpen=True) == 200
    assert not Bounce.objects.exists()


def test_who_does_not_know_the_secret_tells_nothing(told, delivery):
    assert told("postman:guessed", **bounce(delivery)) == 400
    assert not Bounce.objects.exists()
