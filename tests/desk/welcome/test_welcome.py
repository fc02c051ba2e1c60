"""The first page of a new edition."""

import re

import pytest

from djeli.accounts.models import User
from djeli.desk.welcome import invitation
from djeli.stories.models import Contributor, Edition, Navigation, Section
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
        "language": "fr",
        "time_zone": "Africa/Lagos",
        "sections": ["Politics", "Culture"],
        "others": " Fishing ,culture, Boats  and planks,",
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
    assert Edition.load().language_codes == ["fr"]
    assert client.get("/desk/").status_code == 200


def test_the_edition_begins_with_the_chosen_sections_in_its_menu_and_the_founders_byline(client):
    client.post(PAGE, filled(invitation.invite()))
    sections = Section.objects.order_by("path")
    titles = ["Politics", "Culture", "Fishing", "Boats and planks"]
    assert [(one.title, one.live) for one in sections] == [(title, True) for title in titles]
    assert [one.slug for one in sections] == ["politics", "culture", "fishing", "boats-and-planks"]
    assert [item.value["page"].title for item in Navigation.load().menu] == titles
    byline = Contributor.objects.get()
    assert (byline.name, byline.slug) == ("Ngozi Adaeze Okafor", "ngozi-adaeze-okafor")
    assert byline.user == User.objects.get()


def test_another_time_zone_is_kept_and_the_page_waits_until_the_site_goes_by_it(client, settings):
    settings.TIME_ZONE_FILE = settings.DATA / "time_zone"
    answer = client.post(PAGE, filled(invitation.invite(), time_zone="Africa/Nairobi"))
    assert answer.status_code == 200
    assert b"Africa/Nairobi" in answer.content
    nonce = re.search(r'<script nonce="([^"]+)"', answer.content.decode())[1]
    assert f"script-src 'nonce-{nonce}'" in answer["Content-Security-Policy"]
    assert settings.TIME_ZONE_FILE.read_text() == "Africa/Nairobi\n"
    assert client.get(f"{PAGE}clock/").json() == {"zone": settings.TIME_ZONE}


def test_the_zone_that_the_operator_has_set_is_not_asked_for(client, settings):
    settings.TIME_ZONE_IS_FIXED = True
    token = invitation.invite()
    assert b"id_time_zone" not in client.get(PAGE, {"token": token}).content
    answer = client.post(PAGE, filled(token, time_zone="Africa/Nairobi"))
    assert answer.status_code == 302
    assert not (settings.DATA / "time_zone").exists()


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
        ({"sections": [], "others": " , "}, b"Choose at least one section"),
        ({"sections": ["Elsewhere"]}, b"not one of the available choices"),
        ({"others": "x" * 300}, b"too long for the name"),
        ({"others": ",".join(f"Section {n}" for n in range(30))}, b"more than 20 sections"),
        ({"language": "klingon"}, b"not one of the available choices"),
        ({"time_zone": "../../etc/passwd"}, b"not one of the available choices"),
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
