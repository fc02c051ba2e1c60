"""Forgotten, changed and weak passwords."""

import re

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from djeli.accounts.models import WaitingMail
from djeli.accounts.sign_in.mails import send_waiting
from djeli.stories.models import Edition
from tests import newsroom
from tests.desk import logins
from tests.desk.sign_in.authenticator import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "seven boats at low water"


@pytest.fixture(autouse=True)
def edition():
    newsroom.front()


@pytest.fixture
def awa():
    user = logins.user("Reporters")
    user.set_password(PASSWORD)
    user.save()
    return user


def test_known_and_unknown_addresses_get_the_same_answer_and_the_same_work(
    client, awa, mailoutbox, django_assert_num_queries
):
    answers = [
        client.post("/desk/password_reset/", {"email": email})
        for email in (awa.email, "nobody@lantern.example")
    ]
    assert {(one.status_code, one["Location"]) for one in answers} == {
        (302, "/desk/password_reset/sent/")
    }
    assert mailoutbox == []
    assert WaitingMail.objects.count() == 2
    send_waiting()
    assert [mail.to for mail in mailoutbox] == [[awa.email]]
    assert not WaitingMail.objects.exists()


def test_the_link_in_the_mail_changes_the_password_and_signs_nobody_in(client, awa, mailoutbox):
    client.post("/desk/password_reset/", {"email": awa.email})
    send_waiting()
    link = re.search(r"https?://[^/]+(/\S+)", mailoutbox[0].body)[1]
    page = client.get(link, follow=True)
    address = page.redirect_chain[-1][0]
    refused = client.post(address, {"password1": "1234567890", "password2": "1234567890"})
    assert refused.status_code == 200
    client.post(address, {"password1": NEW, "password2": NEW})
    awa.refresh_from_db()
    assert awa.check_password(NEW)
    assert "_auth_user_id" not in client.session
    assert client.get(link, follow=True).status_code == 200
    assert b"password1" not in client.get(link, follow=True).content


def test_changing_the_address_asks_for_the_password_and_for_the_new_address(
    client, awa, mailoutbox
):
    client.post("/desk/login/", {"username": awa.email, "password": PASSWORD})
    page = "/desk/security/email/"
    asked = client.post(page, {"email": "awa@new.example", "action_add": ""})
    assert "reauthenticate" in asked["Location"]
    assert not WaitingMail.objects.exists()
    client.post(asked["Location"], {"password": PASSWORD})
    awa.refresh_from_db()
    assert awa.email != "awa@new.example"
    send_waiting()
    (mail,) = [mail for mail in mailoutbox if mail.to == ["awa@new.example"]]
    link = re.search(r"https?://[^/]+(/\S+)", mail.body)[1]
    client.post(link)
    awa.refresh_from_db()
    assert awa.email == "awa@new.example"


@pytest.mark.parametrize("weak", ["short", "password123", "Lantern2026", "1234567890123"])
def test_weak_passwords_are_refused(weak):
    edition = Edition.load()
    edition.name = "The Lantern"
    edition.save()
    with pytest.raises(ValidationError):
        validate_password(weak)


def test_a_password_with_words_of_ones_own_is_taken():
    validate_password(NEW)
