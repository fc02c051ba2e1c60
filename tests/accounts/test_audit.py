"""What the audit log says, and that nobody changes it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from djeli.accounts.audit.log import forget_old, record
from djeli.accounts.models import AuditEntry, User, WaitingMail
from djeli.accounts.sign_in.mails import send_waiting
from tests.desk import logins

pytestmark = pytest.mark.django_db
Action = AuditEntry.Action


def entries(action):
    return AuditEntry.objects.filter(action=action)


def test_signing_in_and_out_is_written_down_with_where_from(client):
    user = logins.user("Editors")
    client.post("/desk/login/", {"username": user.email, "password": "wrong"})
    user.set_password("nine palms by the ferry")
    user.save()
    client.post("/desk/login/", {"username": user.email, "password": "nine palms by the ferry"})
    client.post("/desk/logout/")
    seen = [
        entries(one).get() for one in (Action.SIGN_IN_FAILED, Action.SIGNED_IN, Action.SIGNED_OUT)
    ]
    assert {one.subject for one in seen} == {user.email}
    assert len({one.origin for one in seen}) == 1
    assert seen[0].origin
    assert "127.0.0.1" not in seen[0].origin


def test_a_change_of_roles_says_which():
    user = logins.user("Reporters")
    user.groups.add(Group.objects.get(name="Publishers"))
    user.groups.remove(Group.objects.get(name="Reporters"))
    removed, added = entries(Action.ROLES_CHANGED)[:2]
    assert (added.details, removed.details) == (
        {"after": ["Publishers"]},
        {"before": ["Reporters"]},
    )


def test_a_new_address_is_told_to_the_old_one(mailoutbox):
    user = logins.user("Reporters")
    old = user.email
    user.email = "new@lantern.example"
    user.save()
    entry = entries(Action.ADDRESS_CHANGED).get()
    assert entry.details == {"before": {"email": old}, "after": {"email": "new@lantern.example"}}
    assert send_waiting() == []
    (mail,) = mailoutbox
    assert mail.to == [old]


def test_an_entry_is_neither_changed_nor_deleted():
    record(Action.EXPORTED, "x")
    entry = entries(Action.EXPORTED).get()
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()


def test_entries_are_forgotten_after_their_time(settings):
    settings.AUDIT_DAYS = 30
    record(Action.EXPORTED, "old")
    old = AuditEntry.objects.update(at=timezone.now() - timedelta(days=31))
    record(Action.EXPORTED, "new")
    assert forget_old() == old
    assert AuditEntry.objects.get().subject == "new"


def test_an_entry_outlives_the_account():
    user = logins.user("Reporters")
    record(Action.EXPORTED, "list", user=user)
    email = user.email
    user.delete()
    entry = entries(Action.EXPORTED).get()
    assert (entry.user, entry.who) == (None, email)


def test_a_deactivated_user_is_signed_out_everywhere(client):
    user = logins.user("Editors")
    user.set_password("nine palms by the ferry")
    user.save()
    client.post("/desk/login/", {"username": user.email, "password": "nine palms by the ferry"})
    assert client.get("/desk/").status_code == 200
    User.objects.get(pk=user.pk)
    user.is_active = False
    user.save()
    assert client.get("/desk/").status_code == 302
    assert not client.session.keys()


def test_a_mail_that_cannot_be_sent_waits_and_is_given_up_in_the_end(monkeypatch):
    def broken(*_, **__):
        raise OSError("no route")

    monkeypatch.setattr("djeli.accounts.sign_in.mails.send_mail", broken)
    WaitingMail.objects.create(recipient="a@b.example", subject="x", text="secret link")
    for _ in range(5):
        WaitingMail.objects.update(due_at=timezone.now())
        (trouble,) = send_waiting()
        assert "secret" not in trouble
    assert not WaitingMail.objects.exists()
