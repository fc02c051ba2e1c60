import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from djeli.newsletters import subscriptions
from djeli.newsletters.bounces.bounce_rules import suppress
from djeli.newsletters.defaults import create_default_newsletters
from djeli.newsletters.models import Consent, Newsletter, Subscriber, Subscription, Suppression

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newsletters():
    create_default_newsletters()


def token_in(mail) -> str:
    return re.search(r"/newsletter/confirm/([^/]+)/", mail.body)[1]


def test_who_asks_is_mailed_a_link_and_subscribed_only_after_opening_it(mailoutbox):
    subscriptions.ask("ama@lantern.example", "The Lantern", "One mail a day")
    subscriber = Subscriber.objects.get()
    assert not subscriber.is_subscribed
    assert subscriber.wording == "One mail a day"
    assert mailoutbox[0].to == ["ama@lantern.example"]
    assert "The Lantern" in mailoutbox[0].subject
    assert mailoutbox[0].from_email == "The Lantern <newsroom@localhost>"
    assert subscriptions.confirm(token_in(mailoutbox[0])).is_subscribed


def test_asking_twice_in_a_row_sends_one_mail_and_keeps_one_row(mailoutbox):
    subscriptions.ask("ama@lantern.example", "The Lantern")
    subscriptions.ask("AMA@lantern.example", "The Lantern")
    assert (len(mailoutbox), Subscriber.objects.count()) == (1, 1)


def test_asking_again_later_sends_the_link_again(mailoutbox):
    subscriptions.ask("ama@lantern.example", "The Lantern")
    Subscriber.objects.update(mailed_at=timezone.now() - timedelta(minutes=11))
    subscriptions.ask("ama@lantern.example", "The Lantern")
    assert len(mailoutbox) == 2


def test_who_gets_it_already_is_mailed_a_way_to_the_settings(mailoutbox):
    subscriptions.ask("ama@lantern.example", "The Lantern")
    subscriptions.confirm(token_in(mailoutbox[0]))
    Subscriber.objects.update(mailed_at=timezone.now() - timedelta(hours=1))
    subscriptions.ask("ama@lantern.example", "The Lantern")
    assert "/newsletter/settings/" in mailoutbox[1].body
    assert "/newsletter/confirm/" not in mailoutbox[1].body


def test_who_asks_all_the_time_is_mailed_ever_more_seldom(mailoutbox):
    at = timezone.now()
    for minutes in range(0, 24 * 60, 5):
        with time_machine.travel(at + timedelta(minutes=minutes), tick=False):
            subscriptions.ask("ama@lantern.example", "The Lantern")
    assert len(mailoutbox) == 8


def test_a_suppressed_address_is_not_mailed(mailoutbox):
    suppress("ama@lantern.example", Suppression.Cause.COMPLAINT)
    subscriptions.ask("ama@lantern.example", "The Lantern")
    assert mailoutbox == []


def test_each_yes_is_kept_with_its_words_its_time_and_its_place(mailoutbox):
    digest = Newsletter.objects.get(slug="digest")
    subscriptions.ask("ama@lantern.example", "The Lantern", "Subscribe to updates", place="/about/")
    subscriptions.confirm(token_in(mailoutbox[0]), "/newsletter/confirm/")
    asked, agreed = Consent.objects.order_by("pk")
    assert (asked.kind, asked.place) == (Consent.Kind.ASKED, "/about/")
    assert agreed.wording == f"Subscribe to updates\nDaily digest: {digest.promise}"
    assert (agreed.kind, agreed.place) == (Consent.Kind.AGREED, "/newsletter/confirm/")


def test_another_newsletter_is_asked_for_and_confirmed_apart(mailoutbox):
    breaking = Newsletter.objects.get(slug="breaking")
    subscriptions.ask("ama@lantern.example", "The Lantern")
    subscriptions.confirm(token_in(mailoutbox[0]))
    Subscriber.objects.update(mailed_at=None)
    subscriptions.ask("ama@lantern.example", "The Lantern", newsletters=[breaking.pk])
    has = Subscription.objects.values_list("newsletter__slug", flat=True)
    assert set(has) == {"digest"}
    subscriptions.confirm(token_in(mailoutbox[1]))
    assert set(has.all()) == {"digest", "breaking"}


def test_an_address_whose_owner_never_said_yes_is_forgotten_after_a_week(mailoutbox):
    subscriptions.ask("ama@lantern.example", "The Lantern")
    subscriptions.forget_unconfirmed()
    assert Subscriber.objects.exists()
    old = timezone.now() - timedelta(days=8)
    Subscriber.objects.update(asked_at=old, mailed_at=old)
    assert subscriptions.forget_unconfirmed() == 1


@pytest.mark.parametrize("address", ["", "ama", "ama@", "a@b\nBcc: c@d.example"])
def test_what_is_no_address_is_refused(address, mailoutbox):
    with pytest.raises(ValidationError):
        subscriptions.ask(address, "The Lantern")
    assert mailoutbox == []


def test_an_edition_name_over_two_lines_cannot_add_a_header(mailoutbox):
    subscriptions.ask("ama@lantern.example", "The\nLantern")
    assert "\n" not in mailoutbox[0].subject


def test_an_altered_or_old_or_erased_link_confirms_nothing(mailoutbox, monkeypatch):
    subscriptions.ask("ama@lantern.example", "The Lantern")
    token = token_in(mailoutbox[0])
    with pytest.raises(subscriptions.BadToken):
        subscriptions.confirm(token[:-1] + ("a" if token[-1] != "a" else "b"))
    monkeypatch.setattr(subscriptions, "CONFIRM_WITHIN", timedelta(seconds=-1))
    with pytest.raises(subscriptions.BadToken):
        subscriptions.confirm(token)
    monkeypatch.undo()
    Subscriber.objects.all().delete()
    with pytest.raises(subscriptions.BadToken):
        subscriptions.confirm(token)


def test_an_address_in_letters_and_as_ascii_is_one_subscriber(mailoutbox):
    for written in (
        "reader@bücher.example",
        "reader@xn--bcher-kva.example",
        "Reader@BÜCHER.example",
    ):
        subscriptions.ask(written, "The Lantern")
    assert [one.email for one in Subscriber.objects.all()] == ["reader@xn--bcher-kva.example"]
