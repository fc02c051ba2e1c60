"""How often somebody may guess."""

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from djeli.accounts.audit.log import record
from djeli.accounts.audit.requests import origin_of
from djeli.accounts.models import AuditEntry, User
from djeli.accounts.sign_in.attempts import check_reset, check_sign_in

pytestmark = pytest.mark.django_db
Action = AuditEntry.Action
NAME = "awa@lantern.example"


@pytest.fixture
def account():
    return User.objects.create_user(NAME, "nine palms by the ferry")


def request_from(address):
    return RequestFactory().post("/desk/login/", REMOTE_ADDR=address)


def fail(client, times, address="41.1.2.3", name=NAME):
    for _ in range(times):
        answer = client.post(
            "/desk/login/", {"username": name, "password": "wrong"}, REMOTE_ADDR=address
        )
    return answer


def test_the_sixth_wrong_password_from_one_place_is_not_even_looked_at(client, account):
    assert fail(client, 5).status_code == 200
    answer = fail(client, 1)
    assert answer.status_code == 429
    assert b"Too many attempts. Try again in 5 minutes." in answer.content
    right = client.post(
        "/desk/login/",
        {"username": NAME, "password": "nine palms by the ferry"},
        REMOTE_ADDR="41.1.2.3",
    )
    assert right.status_code == 429


def test_somebody_elsewhere_still_signs_in(client, account):
    fail(client, 6)
    check_sign_in(request_from("102.9.9.9"), NAME)


def test_after_five_minutes_one_may_try_again(client, account):
    with time_machine.travel("2026-11-25T10:00:00+00:00") as traveller:
        fail(client, 5)
        traveller.shift(301)
        check_sign_in(request_from("41.1.2.3"), NAME)


def test_guessing_from_many_places_closes_the_password(client, account):
    for number in range(20):
        fail(client, 1, address=f"41.1.2.{number}")
    with pytest.raises(ValidationError):
        check_sign_in(request_from("102.9.9.9"), NAME)


def test_guessing_at_many_accounts_from_one_place_is_refused(account):
    for _ in range(30):
        record(Action.SIGN_IN_FAILED, "somebody@lantern.example")
    here = request_from("41.1.2.3")
    AuditEntry.objects.update(origin=origin_of(here))
    with pytest.raises(ValidationError):
        check_sign_in(here, NAME)


def test_an_unknown_address_is_refused_after_as_many_tries(client, account):
    assert fail(client, 5, name="nobody@lantern.example").status_code == 200
    assert fail(client, 1, name="nobody@lantern.example").status_code == 429


def test_what_was_typed_for_an_unknown_account_is_not_kept(client):
    fail(client, 1, name="my-secret-password")
    assert "my-secret" not in str(list(AuditEntry.objects.values()))


def test_ipv6_counts_by_network(client, account):
    fail(client, 5, address="2c0f:f248:0:1::1")
    with pytest.raises(ValidationError):
        check_sign_in(request_from("2c0f:f248:0:1:ffff::2"), NAME)
    check_sign_in(request_from("2c0f:f248:0:2::1"), NAME)


def test_resets_are_limited_too(client, account):
    for _ in range(5):
        answer = client.post("/desk/password_reset/", {"email": NAME})
        assert answer.status_code == 302
    assert client.post("/desk/password_reset/", {"email": NAME}).status_code == 429
    with pytest.raises(ValidationError):
        check_reset(request_from("127.0.0.1"))
