"""Inviting somebody to the desk, and coming."""

import re
import time
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from djeli.accounts.models import AuditEntry, User, WaitingMail
from djeli.accounts.sign_in.invitations import MOST, invited_by
from djeli.desk import roles
from djeli.stories.models import Contributor
from tests import newsroom
from tests.desk.logins import log_in, user

pytestmark = pytest.mark.django_db
PAGE = "/desk/people/invite/"
PASSWORD = "nine palms by the ferry"


@pytest.fixture(autouse=True)
def an_edition(db, settings, tmp_path):
    settings.DATA = tmp_path
    newsroom.front()


def invite(client, role=roles.REPORTERS, **more):
    facts = {"name": "Awa  Traoré", "email": "Awa@Lantern.example", "has_byline": "on", **more}
    return client.post(PAGE, {**facts, "role": Group.objects.get(name=role).pk}, follow=True)


def link():
    return re.search(r"/desk/invitation/\S+", WaitingMail.objects.latest("pk").text)[0]


def test_the_invited_choose_a_password_and_are_at_the_desk_in_their_role_with_their_byline():
    answer = invite(log_in("Publishers"))
    assert "Awa Traoré is invited" in answer.content.decode()
    assert "Invited" in answer.content.decode()
    mail = WaitingMail.objects.get()
    assert mail.recipient == "awa@lantern.example"
    assert "The Lantern" in mail.subject

    awa = Client()
    assert "Welcome to The Lantern" in awa.get(link()).content.decode()
    came = awa.post(link(), {"password": PASSWORD})
    assert (came.status_code, came["Location"]) == (302, "/desk/")
    assert awa.get("/desk/").status_code == 200
    made = User.objects.get(email="awa@lantern.example")
    assert made.check_password(PASSWORD)
    assert [group.name for group in made.groups.all()] == [roles.REPORTERS]
    assert (made.contributor.name, made.contributor.slug) == ("Awa Traoré", "awa-traore")
    assert not made.is_superuser


def test_a_link_works_once():
    invite(log_in("Publishers"))
    used = link()
    Client().post(used, {"password": PASSWORD})
    again = Client()
    assert again.get(used).status_code == 410
    assert again.post(used, {"password": "another of nine palms"}).status_code == 410
    assert User.objects.get(email="awa@lantern.example").check_password(PASSWORD)


def test_a_link_expires(monkeypatch):
    invite(log_in("Publishers"))
    for days, status in ((6.99, 200), (7.01, 410)):
        later = time.time() + days * 86400
        clock = SimpleNamespace(time=lambda later=later: later)
        monkeypatch.setattr("django.core.signing.time", clock)
        assert Client().get(link()).status_code == status


@pytest.mark.parametrize("token", ["x", "MTIz:abc:def", "é", "x" * 2000])
def test_any_other_link_is_gone(token):
    assert invited_by(token) is None
    assert Client().get(f"/desk/invitation/{token}/").status_code == 410


def test_a_new_invitation_makes_the_earlier_link_void():
    client = log_in("Publishers")
    invite(client)
    first = link()
    made = User.objects.get(email="awa@lantern.example")
    assert "Invite again" in client.get(f"/desk/users/edit/{made.pk}/").content.decode()
    client.post(f"{PAGE}{made.pk}/")
    assert Client().get(first).status_code == 410
    assert Client().get(link()).status_code == 200


def test_a_deactivated_account_is_not_let_in_by_its_link():
    invite(log_in("Publishers"))
    User.objects.filter(email="awa@lantern.example").update(is_active=False)
    assert Client().get(link()).status_code == 410


def test_somebody_who_has_come_is_not_invited_again():
    reporter = user("Reporters")
    reporter.set_password(PASSWORD)
    reporter.save()
    answer = log_in("Publishers").post(f"{PAGE}{reporter.pk}/", follow=True)
    assert "has an account already" in answer.content.decode()
    reporter.refresh_from_db()
    assert reporter.check_password(PASSWORD)


def test_an_address_that_is_known_leads_to_its_account():
    known = user("Reporters")
    answer = invite(log_in("Publishers"), email=known.email.upper())
    assert f"/desk/users/edit/{known.pk}/" in answer.content.decode()
    assert not WaitingMail.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [({"name": ""}, "required"), ({"email": "awa"}, "valid email"), ({"role": ""}, "required")],
)
def test_a_mistake_is_told_and_nobody_is_invited(wrong, told):
    client = log_in("Publishers")
    facts = {"name": "Awa", "email": "awa@lantern.example", "role": Group.objects.first().pk}
    answer = client.post(PAGE, {**facts, **wrong})
    assert told in answer.content.decode()
    assert not User.objects.filter(email="awa@lantern.example").exists()


def test_a_weak_password_is_refused_and_the_link_stays_good():
    invite(log_in("Publishers"))
    answer = Client().post(link(), {"password": "short"})
    assert answer.status_code == 422
    assert "too short" in answer.content.decode()
    assert Client().get(link()).status_code == 200


def test_nobody_sends_more_than_a_few_an_hour():
    publisher = user("Publishers")
    for _ in range(MOST):
        AuditEntry.objects.create(action=AuditEntry.Action.INVITED, user=publisher)
    answer = invite(log_in("Publishers"))
    assert answer.status_code == 429
    assert "Please wait" in answer.content.decode()
    assert not User.objects.filter(email="awa@lantern.example").exists()


@pytest.mark.parametrize("role", ["Contributors", "Reporters", "Editors", "Audience editors"])
def test_others_invite_nobody(role):
    client = log_in(role)
    invite(client)
    client.post(f"{PAGE}{user('Reporters', 'Other').pk}/")
    assert not WaitingMail.objects.exists()
    assert "Invite somebody" not in client.get("/desk/").content.decode()


def test_a_byline_that_nobody_has_may_be_theirs():
    byline = newsroom.contributor("A. Traoré")
    invite(log_in("Publishers"), byline=byline.pk)
    byline.refresh_from_db()
    assert byline.user.email == "awa@lantern.example"
    assert Contributor.objects.count() == 1


def test_role_and_byline_are_changed_on_one_page():
    reporter, byline = user("Reporters"), newsroom.contributor("R. Test")
    other = newsroom.contributor("Taken Byline", user=user("Editors"))
    client = log_in("Publishers")
    page = client.get(f"/desk/users/edit/{reporter.pk}/").content.decode()
    assert "R. Test" in page
    assert other.name not in page
    facts = {"email": reporter.email, "first_name": "R", "last_name": "Test", "is_active": "on"}
    facts |= {"groups": [Group.objects.get(name="Editors").pk], "byline": byline.pk}
    client.post(f"/desk/users/edit/{reporter.pk}/", facts)
    byline.refresh_from_db()
    assert byline.user == reporter
    assert [group.name for group in reporter.groups.all()] == ["Editors"]
    client.post(f"/desk/users/edit/{reporter.pk}/", {**facts, "byline": ""})
    byline.refresh_from_db()
    assert byline.user is None


def test_who_is_deactivated_with_others_is_signed_out():
    reporter = log_in("Reporters")
    reporter.get("/desk/")
    assert reporter.get("/desk/").status_code == 200
    chosen = user("Reporters")
    log_in("Publishers").post(
        f"/desk/bulk/accounts/user/set_active_state/?id={chosen.pk}&next=/desk/users/",
        {"mark_as_active": "False"},
    )
    assert reporter.get("/desk/").status_code == 302
    assert not chosen.usersession_set.exists()


def test_the_list_of_users_says_no_none_and_no_true():
    client = log_in("Publishers")
    invite(client)
    found = client.get("/desk/users/").content.decode()
    table = found[found.index('<table class="listing') : found.rindex("</table>")]
    assert not re.search(r">\s*(None|True|False)\s*<|title=.(None|True|False)", table)
    assert "Invited" in table
