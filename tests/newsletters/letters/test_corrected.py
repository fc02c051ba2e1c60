from datetime import timedelta

import pytest
from django.utils import timezone

from djeli.newsletters.letters.renderer import letter_of
from djeli.newsletters.models import Issue
from djeli.stories.corrections import record
from tests import newsroom
from tests.newsletters import mailing

pytestmark = pytest.mark.django_db
WRONG = "We wrote that 40 cars crossed. It was 14."


def sent(newsletter, story, days):
    issue = mailing.issue(newsletter, story)
    Issue.objects.filter(pk=issue.pk).update(
        state=Issue.State.SENT, started_at=timezone.now() - timedelta(days=days)
    )


def test_the_next_digest_names_corrections_of_stories_that_were_sent():
    digest, africa = mailing.newsletter(), newsroom.section()
    story, other = (newsroom.story(africa, name) for name in ("The bridge opens", "A ferry"))
    never = newsroom.story(africa, "Nobody was sent this")
    sent(digest, story, days=1)
    record.take(story, "correction", WRONG)
    record.take(never, "correction", "Nobody read it.")
    record.take(story, "note", "A note is no correction.")
    letter = letter_of(mailing.issue(digest, other))
    for text in (letter.html, letter.text):
        assert WRONG in " ".join(text.split())
        assert "Corrections of stories that we sent you" in text
        assert "Nobody read it." not in text
        assert "A note is no correction." not in text


def test_a_correction_is_named_once_and_a_retracted_story_too():
    digest, africa = mailing.newsletter(), newsroom.section()
    story, other = (newsroom.story(africa, name) for name in ("The bridge opens", "A ferry"))
    sent(digest, story, days=3)
    record.take(story, "correction", WRONG, at=timezone.now() - timedelta(days=2))
    sent(digest, other, days=1)
    record.take(story, "retraction", "The document was forged.")
    letter = letter_of(mailing.issue(digest, other))
    assert [one.kind for one in letter.contents.corrections] == ["Retraction"]
    assert "first car" not in letter.html


def test_a_first_issue_and_a_story_corrected_before_it_was_sent_name_nothing():
    digest, africa = mailing.newsletter(), newsroom.section()
    story, other = (newsroom.story(africa, name) for name in ("The bridge opens", "A ferry"))
    record.take(story, "correction", WRONG, at=timezone.now() - timedelta(hours=1))
    assert letter_of(mailing.issue(digest, story)).contents.corrections == ()
    sent(digest, story, days=0)
    assert letter_of(mailing.issue(digest, other)).contents.corrections == ()
