"""A second factor: set up, asked for, required of some, and no way around it."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils import timezone

from djeli.accounts.models import AuditEntry
from djeli.accounts.sign_in.mails import send_waiting
from djeli.accounts.sign_in.second_factor import due_at, has_factor
from tests import newsroom
from tests.desk import logins
from tests.desk.sign_in.authenticator import PASSWORD, code

pytestmark = pytest.mark.django_db
SECURITY = "/desk/security/"


@pytest.fixture(autouse=True)
def edition(settings, tmp_path):
    settings.DEMO_MARK = tmp_path / "demo"
    newsroom.front()


def person(role="Publishers"):
    user = logins.user(role)
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client, user, password=PASSWORD):
    return client.post("/desk/login/", {"username": user.email, "password": password})


def set_up(client):
    """Set up an authenticator app as the pages ask; its secret."""
    page = f"{SECURITY}totp/activate/"
    asked = client.get(page)
    assert asked["Location"].startswith(f"{SECURITY}reauthenticate/password/")
    client.post(asked["Location"], {"password": PASSWORD})
    secret = client.get(page).context["form"].secret
    assert client.post(page, {"code": code(secret)}).status_code == 302
    return secret


@pytest.fixture
def enrolled(client):
    """A publisher with an app; its secret."""
    user = person()
    sign_in(client, user)
    secret = set_up(client)
    client.post("/desk/logout/")
    return user, secret


def is_in(client):
    return client.get("/desk/").status_code == 200


def test_the_code_is_asked_for_after_the_password(client, enrolled):
    user, secret = enrolled
    answer = sign_in(client, user)
    assert answer["Location"] == f"{SECURITY}authenticate/"
    assert not is_in(client)
    client.post(
        f"{SECURITY}authenticate/", {"code": code(secret, timezone.now().timestamp() + 3600)}
    )
    assert not is_in(client)
    assert AuditEntry.objects.filter(action="code_failed", subject=user.email).count() == 1
    client.post(f"{SECURITY}authenticate/", {"code": code(secret)})
    assert is_in(client)


def test_the_secret_is_not_in_the_database(enrolled):
    user, secret = enrolled
    row = Authenticator.objects.get(user=user, type="totp")
    assert secret not in str(row.data)


def test_a_recovery_code_lets_in_once(client, enrolled):
    user, _ = enrolled
    rows = Authenticator.objects.get(user=user, type="recovery_codes").wrap()
    one = rows.get_unused_codes()[0]
    sign_in(client, user)
    client.post(f"{SECURITY}authenticate/", {"code": one})
    assert is_in(client)
    client.post("/desk/logout/")
    sign_in(client, user)
    client.post(f"{SECURITY}authenticate/", {"code": one})
    assert not is_in(client)


def test_wrong_codes_are_limited_like_wrong_passwords(client, enrolled):
    user, secret = enrolled
    sign_in(client, user)
    for _ in range(5):
        client.post(f"{SECURITY}authenticate/", {"code": "000000"})
    answer = client.post(f"{SECURITY}authenticate/", {"code": code(secret)})
    assert answer.status_code == 429
    assert not is_in(client)


@pytest.mark.parametrize("role", ["Publishers", "Editors"])
def test_from_the_day_on_the_desk_is_closed_to_who_has_none(client, role):
    user = person(role)
    sign_in(client, user)
    told = client.get("/desk/")
    assert b"Your role needs a second factor from" in told.content
    user.refresh_from_db()
    user.factor_due_at = timezone.now() - timedelta(minutes=1)
    user.save()
    client.post("/desk/logout/")
    sign_in(client, user)
    assert client.get("/desk/")["Location"] == SECURITY
    assert client.get("/desk/images/")["Location"] == SECURITY
    assert client.get(SECURITY).status_code == 200
    set_up(client)
    assert is_in(client)


def test_who_takes_the_factor_away_again_is_asked_at_once(client, enrolled):
    user, secret = enrolled
    user.factor_due_at = timezone.now() - timedelta(minutes=1)
    user.save()
    sign_in(client, user)
    client.post(f"{SECURITY}authenticate/", {"code": code(secret)})
    assert is_in(client)
    page = f"{SECURITY}totp/deactivate/"
    client.post(client.get(page)["Location"], {"password": PASSWORD})
    client.post(page)
    assert not has_factor(user)
    assert client.get("/desk/")["Location"] == SECURITY


def test_reporters_and_the_demo_are_asked_for_nothing(settings, tmp_path):
    assert due_at(person("Reporters")) is None
    settings.DEMO_MARK = tmp_path
    assert due_at(person("Publishers")) is None


def test_the_grace_begins_once(settings):
    settings.SECOND_FACTOR_GRACE_DAYS = 3
    user = person()
    first = due_at(user)
    settings.SECOND_FACTOR_GRACE_DAYS = 30
    user.refresh_from_db()
    assert due_at(user) == first


def test_a_publisher_removes_the_factors_of_who_lost_their_device(client, enrolled, mailoutbox):
    user, secret = enrolled
    sign_in(client, user)
    client.post(f"{SECURITY}authenticate/", {"code": code(secret)})
    boss = Client()
    boss.force_login(logins.user("Publishers", "Boss"))
    page = f"/desk/users/edit/{user.pk}/"
    assert b"removes_factors" in boss.get(page).content
    sent = {
        "email": user.email,
        "first_name": "Awa",
        "last_name": "Test",
        "is_active": "on",
        "groups": [group.pk for group in user.groups.all()],
        "removes_factors": "on",
    }
    assert boss.post(page, sent).status_code == 302
    assert not has_factor(user)
    assert not is_in(client)
    send_waiting()
    assert [mail.to for mail in mailoutbox][-1] == [user.email]
    assert b"removes_factors" not in boss.get(page).content


def every_address():
    """Each address of the desk without arguments, found by walking the patterns."""

    def walk(patterns, prefix):
        for one in patterns:
            route = prefix + str(one.pattern).lstrip("^").rstrip("$")
            if isinstance(one, URLPattern):
                yield route
            else:
                yield from walk(one.url_patterns, route)

    found = {f"/{route}" for route in walk(get_resolver().url_patterns, "")}
    return sorted(route for route in found if not set(route) & set("<(\\[^"))


def test_no_address_lets_anybody_in_by_password_alone(enrolled):
    user, _ = enrolled
    addresses = every_address()
    assert "/desk/login/" in addresses
    assert len(addresses) > 80
    sent = {
        "username": user.email,
        "login": user.email,
        "email": user.email,
        "password": PASSWORD,
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    inside = []
    for address in addresses:
        client = Client()
        AuditEntry.objects.all().delete()
        client.post(address, sent)
        if "_auth_user_id" in client.session:
            inside.append(address)
    assert inside == []
