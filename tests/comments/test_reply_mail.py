import re
from datetime import timedelta

import pytest
from django.utils import timezone

from djeli.comments import reply_mail
from djeli.comments.models import Comment, Correspondent, ReplyMail
from djeli.comments.moderation import rulings
from tests import talking

pytestmark = pytest.mark.django_db
HERE = {"HTTP_ORIGIN": "http://testserver"}


def path_in(mail, kind):
    return re.search(rf"http://[^/]+(/comments/mail/{kind}/\S+)", mail.body)[1]


def confirmed(story, client, mailoutbox):
    """A comment whose writer has said yes to mail."""
    comment = talking.say(story, "The head", wants_mail=True)
    reply_mail.send_waiting()
    client.post(path_in(mailoutbox[-1], "confirm"), **HERE)
    mailoutbox.clear()
    return comment


def test_nobody_is_written_to_before_a_moderator_has_seen_the_comment(story, mailoutbox):
    comment = talking.post(story, "Held", wants_mail=True)
    reply_mail.send_waiting()
    assert mailoutbox == []
    rulings.rule([comment.pk], Comment.State.APPROVED)
    reply_mail.send_waiting()
    assert [mail.to for mail in mailoutbox] == [["yaw@readers.example"]]


def test_the_address_is_asked_once_and_opening_the_link_is_no_yes(story, client, mailoutbox):
    for number in range(3):
        talking.say(story, f"Word {number}", wants_mail=True, sender=str(number))
    reply_mail.send_waiting()
    reply_mail.send_waiting()
    assert len(mailoutbox) == 1
    path = path_in(mailoutbox[0], "confirm")
    assert "Yes, send me replies" in client.get(path).content.decode()
    assert not Correspondent.objects.get().wants_mail
    assert client.post(path, **HERE).status_code == 200
    assert Correspondent.objects.get().wants_mail


def test_a_reply_is_told_by_mail_once_with_a_link_to_it_and_a_way_to_stop(
    story, client, mailoutbox
):
    head = confirmed(story, client, mailoutbox)
    reply = talking.say(story, "I was there too", name="Efua", answers=head.pk)
    rulings.rule([reply.pk], Comment.State.HELD)
    rulings.rule([reply.pk], Comment.State.APPROVED)
    reply_mail.send_waiting()
    reply_mail.send_waiting()
    [mail] = mailoutbox
    assert "Efua replied to you" in mail.subject
    assert "I was there too" in mail.body
    assert f"/africa/{story.slug}/#comment-{reply.pk}" in mail.body
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = mail.extra_headers["List-Unsubscribe"].strip("<>")
    assert stop in mail.body
    assert "efua@readers.example" not in mail.message().as_string()
    path = path_in(mail, "stop")
    client.get(path)
    assert Correspondent.objects.get().wants_mail
    # A mail program's own button sends no Origin.
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    mailoutbox.clear()
    talking.say(story, "Once more", name="Kofi", answers=head.pk)
    reply_mail.send_waiting()
    assert mailoutbox == []


def test_who_answers_themselves_or_did_not_say_yes_gets_no_letter(story, client, mailoutbox):
    head = confirmed(story, client, mailoutbox)
    talking.say(story, "To myself", answers=head.pk, sender="a")
    other = talking.say(story, "Another head", name="Kofi", wants_mail=True)
    talking.say(story, "To Kofi", name="Efua", answers=other.pk)
    reply_mail.send_waiting()
    assert [mail.to for mail in mailoutbox] == [["kofi@readers.example"]]  # the question


def test_a_reply_that_is_hidden_before_it_is_sent_is_not_sent(story, client, mailoutbox):
    head = confirmed(story, client, mailoutbox)
    reply = talking.say(story, "Hidden", name="Efua", answers=head.pk)
    rulings.rule([reply.pk], Comment.State.SPAM)
    reply_mail.send_waiting()
    assert mailoutbox == []


def test_a_mail_server_that_is_down_delays_a_letter(story, mailoutbox, monkeypatch):
    talking.say(story, "The head", wants_mail=True)

    def down(self):
        raise ConnectionRefusedError("nobody listens")

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMessage.send", down)
        assert "nobody listens" in reply_mail.send_waiting()[0]
    assert reply_mail.send_waiting() == []
    assert len(mailoutbox) == 1


def test_a_letter_that_is_old_is_no_news(story, mailoutbox):
    talking.say(story, "The head", wants_mail=True)
    ReplyMail.objects.update(made_at=timezone.now() - timedelta(days=4))
    reply_mail.send_waiting()
    assert mailoutbox == []


@pytest.mark.parametrize("kind", ["confirm", "stop"])
def test_an_altered_link_changes_nothing(client, kind):
    for method in (client.get, client.post):
        response = method(f"/comments/mail/{kind}/abc:def:ghi/")
        assert response.status_code == 400
        assert "no longer works" in response.content.decode()
