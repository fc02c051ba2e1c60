"""A story that lacks something is told so at the field, by every way that leads to readers."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.test.utils.form_data import rich_text

from djeli.stories.models import Article
from tests import newsroom
from tests.desk import logins
from tests.desk.logins import log_in, of

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "1"}
SUBMIT = {"action-submit": "1"}


def text(response):
    return response.content.decode()


def again(story):
    return Article.objects.get(pk=story.pk)


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"rows": []}, "A story needs a byline"),
        ({"body": []}, "The story has no text yet."),
        ({"is_sponsored": "on"}, "Enter who paid for it."),
    ],
)
@pytest.mark.parametrize("press", [PUBLISH, SUBMIT])
def test_what_is_missing_is_said_and_nothing_goes_on(missing, words, press):
    story = newsroom.draft(newsroom.section(), owner=logins.user("Editors"))
    data = of(story)
    data = logins.form(slug=story.slug, **missing) if "rows" in missing else of(story, **missing)
    response = log_in("Editors").post(logins.edit_url(story), data | press)
    assert response.status_code == 200
    assert words in text(response)
    assert "nothing is lost" in text(response)
    assert not again(story).live
    assert not again(story).workflow_in_progress


@pytest.mark.parametrize(
    ("lacks", "words"), [("credit", "has no credit."), ("alt_text", "has no alternative text.")]
)
def test_a_lead_picture_that_lacks_something_is_marked_at_its_field(lacks, words):
    bare = newsroom.picture("Ferry", **{lacks: ""})
    story = newsroom.draft(newsroom.section())
    data = of(story, lead_picture=str(bare.pk)) | PUBLISH
    response = log_in("Editors").post(logins.edit_url(story), data)
    assert words in response.context["form"].errors["lead_picture"][0]
    assert not again(story).live


def test_a_picture_in_the_text_that_lacks_something_is_named():
    bare = newsroom.picture("Ferry", credit="")
    story = newsroom.draft(newsroom.section())
    body = [
        ("paragraph", rich_text("<p>The first car crossed at six.</p>")),
        ("picture", {"picture": str(bare.pk), "caption": "", "credit": ""}),
    ]
    response = log_in("Editors").post(logins.edit_url(story), of(story, body=body) | PUBLISH)
    assert "has no credit." in response.context["form"].errors["body"][0]
    assert not again(story).live


def test_a_new_story_that_lacks_its_byline_is_not_made_live_and_keeps_what_was_typed():
    response = log_in("Editors").post(
        logins.add_url(newsroom.section()), logins.form(headline="Half a story") | PUBLISH
    )
    assert response.status_code == 200
    assert "A story needs a byline" in text(response)
    assert "Half a story" in text(response)
    assert not Article.objects.exists()


def test_a_draft_may_lack_all_but_its_headline():
    client, section = log_in("Reporters"), newsroom.section()
    client.post(logins.add_url(section), logins.form(headline="Only a headline", body=[]))
    story = Article.objects.get()
    assert not story.live
    client.post(logins.edit_url(story), of(story, body=[], headline="Still only that"))
    assert again(story).get_latest_revision_as_object().title == "Still only that"


def test_a_story_is_scheduled_only_when_it_is_ready():
    story = newsroom.draft(newsroom.section(), lead_picture=newsroom.picture(credit=""))
    soon = (timezone.localtime() + timedelta(hours=3)).strftime("%Y-%m-%d %H:%M")
    data = of(story, go_live_at=soon, lead_picture=str(story.lead_picture_id)) | PUBLISH
    response = log_in("Editors").post(logins.edit_url(story), data)
    assert "has no credit" in text(response)
    assert again(story).scheduled_revision is None


@pytest.mark.parametrize("press", [PUBLISH, {}])
def test_a_time_that_has_passed_is_refused_and_not_published_at_once(press):
    story = newsroom.draft(newsroom.section())
    gone = (timezone.localtime() - timedelta(hours=3)).strftime("%Y-%m-%d %H:%M")
    response = log_in("Editors").post(logins.edit_url(story), of(story, go_live_at=gone) | press)
    assert "This time has passed" in response.context["form"].errors["go_live_at"][0]
    assert not again(story).live


def test_the_time_at_which_a_story_appeared_may_stay_in_its_form():
    gone = timezone.now().replace(second=17) - timedelta(hours=3)
    story = newsroom.draft(newsroom.section(), go_live_at=gone)
    story.save_revision()
    written = timezone.localtime(gone).strftime("%Y-%m-%d %H:%M")
    log_in("Editors").post(logins.edit_url(story), of(story, go_live_at=written) | PUBLISH)
    assert again(story).live


def test_several_at_once_go_live_only_if_all_are_ready():
    section = newsroom.section()
    ready = newsroom.draft(section, "Ready")
    bare = newsroom.draft(section, "Bare", lead_picture=newsroom.picture(alt_text=""))
    for story in (ready, bare):
        story.save_revision()
    url = f"/desk/bulk/wagtailcore/page/publish/?id={ready.pk}&id={bare.pk}&next=/desk/stories/"
    response = log_in("Editors").post(url, follow=True)
    assert response.status_code == 200
    assert "“Bare” cannot go live yet." in text(response)
    assert not Article.objects.filter(live=True).exists()


def test_publishing_a_section_with_all_below_it_stops_at_a_story_that_is_not_ready():
    section = newsroom.section()
    bare = newsroom.draft(section, "Bare", body=[])
    bare.save_revision()
    section.refresh_from_db()
    section.save_revision()
    url = f"/desk/bulk/wagtailcore/page/publish/?id={section.pk}&next=/desk/"
    response = log_in("Editors").post(url, {"include_descendants": "on"}, follow=True)
    assert "“Bare” cannot go live yet." in text(response)


@pytest.fixture
def in_review():
    """A story in review whose picture then loses its credit."""
    picture = newsroom.picture()
    story = newsroom.draft(newsroom.section(), owner=logins.user("Reporters"), lead_picture=picture)
    story.save_revision()
    story.get_workflow().start(story, logins.user("Reporters"))
    picture.credit = ""
    picture.save()
    return story


def test_approving_from_a_list_what_lost_its_credit_says_so(in_review):
    url = f"/desk/pages/workflow/action/{in_review.pk}/approve/{in_review.current_workflow_task_state.pk}/"
    response = log_in("Editors").post(url, follow=True)
    assert response.status_code == 200
    assert "cannot go live yet" in text(response)
    assert not again(in_review).live
    assert again(in_review).workflow_in_progress


def test_approving_in_the_editor_what_lost_its_credit_says_so(in_review):
    press = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    data = of(in_review, lead_picture=str(in_review.lead_picture_id)) | press
    response = log_in("Editors").post(logins.edit_url(in_review), data)
    assert "has no credit" in text(response)
    assert again(in_review).workflow_in_progress


def test_a_story_may_be_sent_back_whatever_it_lacks(in_review):
    press = {
        "action-workflow-action": "true",
        "workflow-action-name": "reject",
        "workflow-action-extra-data": '{"comment": "whose picture is it?"}',
    }
    data = of(in_review, lead_picture=str(in_review.lead_picture_id)) | press
    response = log_in("Editors").post(logins.edit_url(in_review), data, follow=True)
    assert not again(in_review).workflow_in_progress
    assert "was sent back to its writer" in text(response)


def test_an_approved_story_is_live():
    story = newsroom.draft(newsroom.section(), owner=logins.user("Reporters"))
    log_in("Reporters").post(logins.edit_url(story), of(story) | SUBMIT)
    press = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    response = log_in("Editors").post(logins.edit_url(story), of(story) | press, follow=True)
    assert again(story).live
    assert f"“{story.title}” is published." in text(response)


def test_an_approved_story_with_a_time_waits_for_it_and_says_so():
    story = newsroom.draft(newsroom.section(), owner=logins.user("Reporters"))
    log_in("Reporters").post(logins.edit_url(story), of(story) | SUBMIT)
    soon = (timezone.localtime() + timedelta(hours=3)).strftime("%Y-%m-%d %H:%M")
    press = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    data = of(story, go_live_at=soon) | press
    response = log_in("Editors").post(logins.edit_url(story), data, follow=True)
    assert not again(story).live
    assert "will be published at its scheduled time" in text(response)


def test_moving_a_live_story_whose_rights_have_run_out_is_no_error_page():
    story = newsroom.story(newsroom.section(), lead_picture=newsroom.picture())
    story.lead_picture.rights_expire_at = timezone.now() - timedelta(hours=1)
    story.lead_picture.save()
    there = newsroom.section("finance")
    response = log_in("Editors").post(
        f"/desk/pages/{story.pk}/move/{there.pk}/confirm/", follow=True
    )
    assert response.status_code == 200


def test_a_copy_of_a_live_story_is_a_draft():
    story = newsroom.story(newsroom.section())
    data = {
        "new_title": "The bridge again",
        "new_slug": "the-bridge-again",
        "new_parent_page": str(story.get_parent().pk),
        "publish_copies": "on",
    }
    response = log_in("Editors").post(f"/desk/pages/{story.pk}/copy/", data)
    assert response.url == "/desk/stories/"
    assert not Article.objects.get(slug="the-bridge-again").live
