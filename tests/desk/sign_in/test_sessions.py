"""Sessions: listed, ended, and not without end. And the way out."""

import pytest
import time_machine
from django.test import Client

from djeli.accounts.models import User
from djeli.accounts.sign_in.sessions import shortest
from djeli.accounts.upkeep import clear_sessions
from djeli.desk.sign_in.devices import device
from tests import newsroom
from tests.desk import logins
from tests.desk.sign_in.authenticator import PASSWORD

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0"


@pytest.fixture(autouse=True)
def edition():
    newsroom.front()


@pytest.fixture
def awa():
    user = logins.user("Reporters")
    user.set_password(PASSWORD)
    user.save()
    return user


def signed_in(user, **headers):
    client = Client(headers=headers)
    client.post("/desk/login/", {"username": user.email, "password": PASSWORD, "remember": "on"})
    return client


def is_in(client):
    return client.get("/desk/").status_code == 200


def test_each_device_is_listed_and_one_can_be_ended(awa):
    here, phone = signed_in(awa), signed_in(awa, user_agent=PHONE)
    page = here.get("/desk/security/sessions/")
    assert b"Firefox on Android" in page.content
    (other,) = (one for one in page.context["sessions"] if not one["is_this"])
    here.post("/desk/security/sessions/", {"session": other["id"]})
    assert is_in(here)
    assert not is_in(phone)


def test_all_others_can_be_ended_at_once(awa):
    here, one, two = signed_in(awa), signed_in(awa), signed_in(awa)
    here.post("/desk/security/sessions/")
    assert [is_in(client) for client in (here, one, two)] == [True, False, False]


@pytest.mark.parametrize("wanted", ["9999999", "x", "9" * 400, "-1"])
def test_a_session_that_is_not_mine_is_not_ended(awa, wanted):
    here = signed_in(awa)
    assert here.post("/desk/security/sessions/", {"session": wanted}).status_code == 302
    assert is_in(here)


def test_a_session_ends_after_idle_hours_and_in_any_case_some_day(awa, settings):
    settings.SESSION_IDLE_HOURS = {"": 2}
    settings.SESSION_HOURS = {"": 5}
    with time_machine.travel("2026-11-25T08:00:00+00:00") as clock:
        client = signed_in(awa)
        assert is_in(client)
        for _ in range(4):
            clock.shift(3600)
            assert is_in(client)
        clock.shift(3700)
        answer = client.get("/desk/images/")
        assert answer["Location"] == "/desk/login/?next=/desk/images/"
        client = signed_in(awa)
        assert is_in(client)
        clock.shift(2 * 3600 + 60)
        assert not is_in(client)


def test_what_an_open_page_asks_by_itself_keeps_no_session_alive(awa, settings):
    settings.SESSION_IDLE_HOURS = {"": 1}
    with time_machine.travel("2026-11-25T08:00:00+00:00") as clock:
        client = signed_in(awa)
        assert is_in(client)
        clock.shift(1800)
        client.post("/desk/editing-sessions/ping/stories/article/1/1/")
        clock.shift(1900)
        assert not is_in(client)


def test_the_strictest_of_the_roles_counts():
    hours = {"": 72, "Publishers": 12, "Editors": 24}
    assert shortest(hours, ["Reporters"]) == 72 * 3600
    assert shortest(hours, ["Editors", "Publishers"]) == 12 * 3600


def test_a_link_to_the_way_out_ends_nothing(awa):
    client = signed_in(awa)
    answer = client.get("/desk/logout/")
    assert answer.status_code == 200
    assert is_in(client)
    client.post("/desk/logout/")
    assert not is_in(client)


def test_sessions_that_are_over_are_cleared(awa):
    with time_machine.travel("2026-01-01T08:00:00+00:00"):
        signed_in(awa)
    assert clear_sessions() >= 1
    assert clear_sessions() == 0


def test_deactivating_ends_all_sessions(awa):
    client = signed_in(awa)
    user = User.objects.get(pk=awa.pk)
    user.is_active = False
    user.save()
    assert not is_in(client)
    user.is_active = True
    user.save()
    assert not is_in(client)


def test_devices_have_names():
    assert device(PHONE) == "Firefox on Android"
    assert device("curl/8") == "curl/8"
    assert device("") == "Unknown device"
