"""The newsroom answers readers under its own name."""

import pytest
from django.test import Client

from djeli.comments.models import Comment, Ruling
from djeli.stories.models import Tally
from tests import talking
from tests.desk.logins import log_in, user

pytestmark = pytest.mark.django_db


def answer(comment, text, role="Editors", approve=""):
    data = {f"answer-{comment.pk}": text, "next": "/desk/comments/"}
    address = f"/desk/comments/{comment.pk}/answer/{approve}"
    return log_in(role).post(address, data, follow=True)


def test_the_answer_stands_below_the_comment_with_the_editions_name_and_a_mark(story):
    comment = talking.say(story, "Who paid for the bridge?")
    assert (
        "Answer as the newsroom"
        in log_in("Editors").get("/desk/comments/?state=approved").content.decode()
    )
    answer(comment, "The ministry did. <See> our story.")
    made = Comment.objects.get(is_newsroom=True)
    assert (made.parent, made.answers, made.state) == (comment, comment, Comment.State.APPROVED)
    assert (made.name, made.email) == ("The Lantern", "")
    assert Ruling.objects.get(comment=made).by == user("Editors")
    assert Tally.objects.get(pk=story.pk).comments == 2
    page = Client().get(f"/comments/{story.pk}/").content.decode()
    assert '<b>The Lantern</b></bdi> <b class="ours">Newsroom</b>' in page
    assert "&lt;See&gt;" in page
    assert page.count('class="ours"') == 1


def test_an_answer_to_a_reply_stays_in_its_thread(story):
    head = talking.say(story, "First")
    reply = talking.say(story, "Second", answers=head.pk)
    answer(reply, "Third")
    assert Comment.objects.get(is_newsroom=True).parent == head


@pytest.mark.parametrize(("text", "told"), [("  \n", "empty"), ("x" * 5001, "too long")])
def test_an_empty_or_endless_answer_is_refused(story, text, told):
    assert told in answer(talking.say(story, "Who paid?"), text).content.decode()
    assert not Comment.objects.filter(is_newsroom=True).exists()


def test_what_readers_do_not_see_is_approved_first(story):
    assert "Approve the comment first" in answer(talking.post(story), "Yes").content.decode()
    assert not Comment.objects.filter(is_newsroom=True).exists()


@pytest.mark.parametrize(("text", "state"), [("Yes", "approved"), (" ", "held")])
def test_a_held_comment_is_approved_and_answered_at_once_or_neither(story, text, state):
    held = talking.post(story)
    answer(held, text, approve="?approve=1")
    held.refresh_from_db()
    assert held.state == state
    assert Comment.objects.filter(is_newsroom=True).count() == (state == "approved")


@pytest.mark.parametrize("role", ["Contributors", "Reporters"])
def test_others_answer_nothing(story, role):
    answer(talking.say(story, "Who paid?"), "We", role)
    assert not Comment.objects.filter(is_newsroom=True).exists()
