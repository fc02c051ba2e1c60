"""The first page of a new edition."""

import pytest

from djeli.accounts.models import User
from djeli.desk.welcome import invitation
from djeli.stories.models import Edition
from tests import newsroom

pytestmark = pytest.mark.django_db
PAGE = "/desk/welcome/"


@pytest.fixture(autouse=True)
def an_empty_edition(settings, tmp_path):
    settings.DATA = tmp_path
    newsroom.front()


def filled(token, **more):
    return {
        "token": token,
        "edition": "The Lantern",
        "tagline": "Light, daily",
        "name": "Ngozi Adaeze Okafor",
        "email": "Ngozi@Lantern.example",
        "password": "nine palms by the ferry",
        **more,
    }


def test_the_link_shows_the_form_and_is_kept_from_other_sites(client):
    answer = client.get(PAGE, {"token": invitation.invite()})
    assert answer.status_code == 200
    assert b"Open the newsroom" in answer.content
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("token", ["", "guessed", "x" * 5000, "é"])
def test_any_other_token_is_gone(client, token):
    invitation.invite()
    assert client.get(PAGE, {"token": token}).status_code == 410
    assert client.post(PAGE, filled(token)).status_code == 410
    assert not User.objects.exists()


def test_without_an_invitation_there_is_nothing(client):
    assert client.get(PAGE).status_code == 410


def test_the_publisher_is_made_named_and_logged_in(client):
    answer = client.post(PAGE, filled(invitation.invite()))
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    publisher = User.objects.get()
    assert publisher.email == "ngozi@lantern.example"
    assert (publisher.first_name, publisher.last_name) == ("Ngozi Adaeze", "Okafor")
    assert publisher.is_superuser
    assert publisher.check_password("nine palms by the ferry")
    assert (Edition.load().name, Edition.load().tagline) == ("The Lantern", "Light, daily")
    assert client.get("/desk/").status_code == 200


def test_a_link_works_once(client):
    token = invitation.invite()
    client.post(PAGE, filled(token))
    client.logout()
    again = client.post(PAGE, filled(token, email="late@lantern.example"))
    assert again.status_code == 410
    assert User.objects.count() == 1


def test_a_link_is_no_longer_good_once_there_is_a_publisher(client):
    token = invitation.invite()
    User.objects.create_superuser("ngozi@lantern.example", "nine palms by the ferry")
    assert client.get(PAGE, {"token": token}).status_code == 410


def test_of_two_who_come_at_once_the_second_leaves_no_account(client, monkeypatch):
    token = invitation.invite()
    monkeypatch.setattr(invitation, "spend", lambda: False)
    assert client.post(PAGE, filled(token)).status_code == 410
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ({"password": "short"}, b"too short"),
        ({"password": "password123"}, b"too common"),
        ({"password": "ngozi adaeze okafor"}, b"too similar"),
        ({"email": "no address"}, b"valid email"),
        ({"name": ""}, b"required"),
        ({"edition": "x" * 200}, b"at most 60"),
    ],
)
def test_a_mistake_is_told_and_the_link_stays_good(client, wrong, text):
    token = invitation.invite()
    answer = client.post(PAGE, filled(token, **wrong))
    assert answer.status_code == 422
    assert text in answer.content
    assert not User.objects.exists()
    assert invitation.is_good(token)


def test_a_new_invitation_replaces_the_one_before():
    first = invitation.invite()
    second = invitation.invite()
    assert not invitation.is_good(first)
    assert invitation.is_good(second)
