import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from djeli.audience import subscribing
from djeli.audience.models import Subscriber

pytestmark = pytest.mark.django_db


def token_in(mail) -> str:
    return re.search(r"/newsletter/confirm/([^/]+)/", mail.body)[1]


def test_who_asks_is_mailed_a_link_and_subscribed_only_after_opening_it(mailoutbox):
    subscribing.ask("ama@lantern.example", "The Lantern", "One mail a day")
    subscriber = Subscriber.objects.get()
    assert not subscriber.is_subscribed
    assert subscriber.wording == "One mail a day"
    assert mailoutbox[0].to == ["ama@lantern.example"]
    assert "The Lantern" in mailoutbox[0].subject
    assert subscribing.confirm(token_in(mailoutbox[0])).is_subscribed


def test_asking_twice_in_a_row_sends_one_mail_and_keeps_one_row(mailoutbox):
    subscribing.ask("ama@lantern.example", "The Lantern")
    subscribing.ask("AMA@lantern.example", "The Lantern")
    assert (len(mailoutbox), Subscriber.objects.count()) == (1, 1)


def test_asking_again_later_sends_the_link_again(mailoutbox):
    subscribing.ask("ama@lantern.example", "The Lantern")
    Subscriber.objects.update(mailed_at=timezone.now() - timedelta(minutes=11))
    subscribing.ask("ama@lantern.example", "The Lantern")
    assert len(mailoutbox) == 2


def test_who_is_subscribed_is_not_asked_again(mailoutbox):
    Subscriber.objects.create(email="ama@lantern.example", confirmed_at=timezone.now())
    subscribing.ask("ama@lantern.example", "The Lantern")
    assert mailoutbox == []


@pytest.mark.parametrize("address", ["", "ama", "ama@", "a@b\nBcc: c@d.example"])
def test_what_is_no_address_is_refused(address, mailoutbox):
    with pytest.raises(ValidationError):
        subscribing.ask(address, "The Lantern")
    assert mailoutbox == []


def test_an_edition_name_over_two_lines_cannot_add_a_header(mailoutbox):
    subscribing.ask("ama@lantern.example", "The\nLantern")
    assert "\n" not in mailoutbox[0].subject


def test_an_altered_or_old_or_erased_link_confirms_nothing(mailoutbox, monkeypatch):
    subscribing.ask("ama@lantern.example", "The Lantern")
    token = token_in(mailoutbox[0])
    with pytest.raises(subscribing.BadToken):
        subscribing.confirm(token[:-1] + ("a" if token[-1] != "a" else "b"))
    monkeypatch.setattr(subscribing, "CONFIRM_WITHIN", timedelta(seconds=-1))
    with pytest.raises(subscribing.BadToken):
        subscribing.confirm(token)
    monkeypatch.undo()
    Subscriber.objects.all().delete()
    with pytest.raises(subscribing.BadToken):
        subscribing.confirm(token)
