import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from djeli.comments import closings, personal_data
from djeli.comments.models import Closing, Comment, Correspondent, Report, Ruling
from djeli.comments.moderation import reports, rulings
from djeli.comments.posting import rate_limits
from djeli.stories.models import Article, Tally
from tests import newsroom, talking
from tests.desk.logins import user

pytestmark = pytest.mark.django_db
State = Comment.State


def everything_kept():
    models = (Comment, Ruling, Report, Correspondent)
    return str([list(model.objects.values()) for model in models])


def test_erasing_leaves_no_word_and_no_address_and_a_place_where_others_replied(story, capsys):
    head = talking.say(story, "Words of Yaw", wants_mail=True)
    talking.say(story, "More words of Yaw", sender="a")
    talking.post(story, "Held words of Yaw", sender="b")
    talking.say(story, "By Efua", name="Efua", answers=head.pk)
    rulings.rule([head.pk], State.APPROVED, user("Audience editors"), "Yaw is known")
    call_command("comments", "erase", "YAW@readers.example", "--json")
    assert json.loads(capsys.readouterr().out) == {"erased": 3}
    kept = everything_kept()
    for gone in ("of Yaw", "Yaw Dapaah", "yaw@", "Yaw is known"):
        assert gone not in kept, gone
    assert [one.text for one in Comment.objects.order_by("pk")] == ["", "By Efua"]
    assert Tally.objects.get(pk=story.pk).comments == 1


def test_what_is_kept_is_given_out_whole(story, capsys):
    comment = talking.post(story, "Words of Yaw", wants_mail=True)
    rulings.rule([comment.pk], State.APPROVED, user("Audience editors"), "Fine")
    talking.post(story, "Of somebody else", name="Efua")
    call_command("comments", "export", "yaw@readers.example")
    told = json.loads(capsys.readouterr().out)
    assert [one["text"] for one in told["comments"]] == ["Words of Yaw"]
    assert told["comments"][0]["decisions"][-1]["to"] == "approved"
    assert told["mail_on_replies"]["confirmed_at"] is None


def test_what_is_no_address_is_wrong_usage():
    with pytest.raises(CommandError) as refused:
        call_command("comments", "erase", "yaw")
    assert refused.value.returncode == 2


def test_counts_that_were_changed_by_hand_are_mended(story, capsys):
    talking.say(story, "One")
    Tally.objects.update(comments=7)
    call_command("comments", "recount")
    assert "1 counts corrected" in capsys.readouterr().out
    assert Tally.objects.get().comments == 1


def test_spam_and_deleted_comments_are_wiped_when_their_time_is_over(story):
    old, fresh, seen = (talking.say(story, word, name=word) for word in ("Old", "Fresh", "Seen"))
    rulings.rule([old.pk, fresh.pk], State.SPAM)
    long_ago = timezone.now() - timedelta(days=31)
    Comment.objects.filter(pk__in=[old.pk, seen.pk]).update(said_at=long_ago)
    Ruling.objects.filter(comment=old).update(at=long_ago)
    assert personal_data.wipe_old() == 1
    assert set(Comment.objects.values_list("text", flat=True)) == {"Fresh", "Seen"}


def test_enough_reports_hide_a_comment_until_a_moderator_has_looked(story):
    comment = talking.say(story, "Reported")
    for number in range(3):
        assert Comment.objects.get().is_approved
        assert reports.report(comment, "abuse", "", f"reader {number}")
        comment.refresh_from_db()
    assert comment.state == State.HELD
    assert ["reported", "3"] in comment.reasons
    assert Tally.objects.get().comments == 0
    rulings.rule([comment.pk], State.APPROVED, user("Audience editors"))
    comment.refresh_from_db()
    assert (comment.is_approved, comment.report_count) == (True, 0)
    reports.report(comment, "abuse", "", "reader 9")
    comment.refresh_from_db()
    assert comment.is_approved


def test_one_reader_reports_a_comment_once_and_not_without_a_reason(story):
    comment = talking.say(story, "Reported")
    assert [reports.report(comment, "spam", "", "one") for _ in range(3)] == [True, False, False]
    with pytest.raises(ValueError, match="reason"):
        reports.report(comment, "because", "", "two")
    assert Report.objects.count() == 1


def test_reports_of_one_sender_are_slowed_down(story):
    comments = [talking.say(story, f"Word {n}", name=f"N{n}") for n in range(11)]
    for comment in comments[:10]:
        reports.report(comment, "spam", "", "one")
    with pytest.raises(rate_limits.TooOften):
        reports.report(comments[10], "spam", "", "one")


def test_a_story_is_closed_by_the_clock_and_opened_by_more_days(story):
    story.comment_policy, story.comment_days = Article.CommentPolicy.LIMITED, 2
    story.save_revision().publish()
    assert Closing.objects.get().closed_at is None
    assert closings.close_due(timezone.now() + timedelta(days=1)) == 0
    assert closings.close_due(timezone.now() + timedelta(days=2)) == 1
    story.comment_days = 9
    story.save_revision().publish()
    assert Closing.objects.get().closed_at is None
    story.comment_policy = Article.CommentPolicy.OPEN
    story.save_revision().publish()
    assert not Closing.objects.exists()


def test_a_story_that_is_older_than_its_days_is_closed_at_once():
    old = newsroom.story(
        newsroom.section("asia"),
        "Old",
        ago=timedelta(days=5),
        comment_policy="limited",
        comment_days=3,
    )
    assert Closing.objects.get(pk=old.pk).closed_at is not None
