import pytest

from djeli.stories import readiness
from djeli.stories.models import Byline
from djeli.stories.readiness import NotReady
from tests import newsroom

pytestmark = pytest.mark.django_db


def fields(article):
    return {lack.field for lack in readiness.lacks(article)}


def test_a_complete_story_lacks_nothing():
    assert (
        readiness.lacks(newsroom.draft(newsroom.section(), lead_picture=newsroom.picture())) == []
    )


def test_a_story_without_byline_or_text_is_told_both():
    story = newsroom.draft(newsroom.section(), body=[])
    story.bylines = [Byline()]
    assert fields(story) == {"bylines", "body"}


@pytest.mark.parametrize(
    ("missing", "words"), [("credit", "no credit"), ("alt_text", "no alternative text")]
)
def test_a_lead_picture_must_have_credit_and_alternative_text(missing, words):
    story = newsroom.draft(newsroom.section(), lead_picture=newsroom.picture(**{missing: ""}))
    (lack,) = readiness.lacks(story)
    assert lack.field == "lead_picture"
    assert words in lack.message
    assert "A bridge" in lack.message


def test_a_credit_given_on_the_story_is_enough():
    bare = newsroom.picture(credit="")
    story = newsroom.draft(newsroom.section(), lead_picture=bare, lead_credit="Photo: Someone")
    assert readiness.lacks(story) == []


def test_pictures_in_the_body_and_in_galleries_are_checked_too():
    bare, gone = newsroom.picture(alt_text=""), newsroom.picture()
    gone_id = gone.pk
    gone.delete()
    use = {"caption": "", "credit": ""}
    body = [
        ("picture", {"picture": bare.pk, **use}),
        ("gallery", {"title": "", "pictures": [{"picture": gone_id, **use}]}),
    ]
    story = newsroom.draft(newsroom.section())
    story.body = [{"type": kind, "value": value} for kind, value in body]
    messages = " ".join(lack.message for lack in readiness.lacks(story))
    assert "no alternative text" in messages
    assert "deleted" in messages


def test_a_story_that_lacks_something_cannot_go_live_by_any_way():
    story = newsroom.draft(newsroom.section(), lead_picture=newsroom.picture(credit=""))
    revision = story.save_revision()
    with pytest.raises(NotReady) as refused:
        revision.publish()
    assert "lead_picture" in refused.value.message_dict
    story.refresh_from_db()
    assert not story.live


def test_a_draft_may_lack_anything():
    story = newsroom.draft(newsroom.section(), body=[], lead_picture=newsroom.picture(credit=""))
    story.save_revision()


def test_sponsored_copy_must_say_who_paid():
    story = newsroom.draft(newsroom.section(), is_sponsored=True)
    assert fields(story) == {"sponsor"}
