"""Users are changed by the same rules one by one and in bulk."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import ModelLogEntry

from tests.desk import logins

pytestmark = pytest.mark.django_db

BULK = {
    "assign_role": lambda: {"role": Group.objects.get(name="Contributors").pk},
    "set_active_state": lambda: {"mark_as_active": "False"},
    "delete": dict,
}


def in_bulk(client, action, *users):
    ids = "&".join(f"id={user.pk}" for user in users)
    return client.post(
        f"/desk/bulk/accounts/user/{action}/?{ids}&next=/desk/users/", BULK[action]()
    )


def administrator():
    return logins.User.objects.create_superuser("boss@lantern.example", "a-long-password")


def state(user):
    found = logins.User.objects.filter(pk=user.pk).first()
    return found and (found.is_active, {group.name for group in found.groups.all()})


@pytest.mark.parametrize("action", BULK)
def test_a_publisher_does_nothing_to_an_administrator_in_bulk(action):
    boss, other = administrator(), logins.user("Reporters")
    before = state(boss)
    client = logins.log_in("Publishers")
    in_bulk(client, action, boss, other)
    assert state(boss) == before
    assert state(other) != (True, {"Reporters"})
    url = f"/desk/bulk/accounts/user/{action}/?id={boss.pk}&next=/desk/users/"
    assert "boss@lantern.example" in client.get(url).content.decode()


@pytest.mark.parametrize("action", BULK)
@pytest.mark.parametrize("role", [role for role in logins.ROLES if role != "Publishers"])
def test_who_keeps_no_users_changes_none_in_bulk(role, action):
    other = logins.user("Reporters", "Other")
    in_bulk(logins.log_in(role), action, other)
    assert state(other) == (True, {"Reporters"})


@pytest.mark.parametrize("action", BULK)
def test_an_administrator_may_do_it_and_it_is_logged(action):
    boss, other = administrator(), logins.user("Reporters")
    client = logins.Client()
    client.force_login(boss)
    in_bulk(client, action, other)
    entry = ModelLogEntry.objects.get(object_id=str(other.pk), user=boss)
    assert entry.action == ("wagtail.delete" if action == "delete" else "wagtail.edit")
    assert entry.data["bulk_action"] == action
    assert entry.label == "Reporters Test"


@pytest.mark.parametrize("action", ["set_active_state", "delete"])
def test_nobody_shuts_themselves_out_in_bulk(action):
    publisher = logins.user("Publishers")
    in_bulk(logins.log_in("Publishers"), action, publisher)
    assert state(publisher) == (True, {"Publishers"})


def give_up_the_role(publisher):
    return logins.log_in("Publishers").post(
        f"/desk/users/edit/{publisher.pk}/",
        {
            "email": publisher.email,
            "first_name": "Publishers",
            "last_name": "Test",
            "groups": [Group.objects.get(name="Editors").pk],
        },
    )


def test_the_last_publisher_keeps_the_role():
    publisher = logins.user("Publishers")
    answer = give_up_the_role(publisher)
    assert "No other publisher could manage users" in answer.content.decode()
    assert state(publisher) == (True, {"Publishers"})


def test_a_publisher_gives_the_role_up_where_another_is_left():
    asleep = logins.user("Publishers", "Asleep")
    logins.User.objects.filter(pk=asleep.pk).update(is_active=False)
    publisher = logins.user("Publishers")
    give_up_the_role(publisher)
    assert state(publisher) == (True, {"Publishers"}), "the other may not log in"
    logins.User.objects.filter(pk=asleep.pk).update(is_active=True)
    give_up_the_role(publisher)
    assert state(publisher) == (True, {"Editors"})
