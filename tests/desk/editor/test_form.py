"""What the story's form knows and fills in."""

import pytest
from django.utils.html import strip_tags
from wagtail.test.utils.form_data import rich_text

from djeli.stories.models import Article, Edition
from tests import newsroom
from tests.desk import logins
from tests.desk.logins import log_in, of

pytestmark = pytest.mark.django_db


def latest(story):
    return Article.objects.get(pk=story.pk).get_latest_revision_as_object()


def test_choosing_an_agency_fills_its_usual_terms():
    story, wire = newsroom.draft(newsroom.section()), newsroom.agency()
    wire.default_terms = "No archive after 30 days."
    wire.save()
    log_in("Editors").post(logins.edit_url(story), of(story, agency=str(wire.pk)))
    assert latest(story).usage_terms == "No archive after 30 days."


def test_terms_that_an_editor_wrote_are_kept():
    story, wire = newsroom.draft(newsroom.section()), newsroom.agency()
    wire.default_terms = "No archive after 30 days."
    wire.save()
    data = of(story, agency=str(wire.pk), usage_terms="Online only.")
    log_in("Editors").post(logins.edit_url(story), data)
    assert latest(story).usage_terms == "Online only."


def test_a_headline_is_one_line():
    story = newsroom.draft(newsroom.section())
    log_in("Editors").post(logins.edit_url(story), of(story, headline="The bridge\n opens "))
    assert latest(story).title == "The bridge opens"


def test_a_blank_story_has_its_writers_byline_and_the_editions_language():
    newsroom.front()
    edition = Edition.load()
    edition.languages = "fr, en"
    edition.save()
    writer = newsroom.contributor("Ama Boateng", user=logins.user("Reporters"))
    response = log_in("Reporters").get(logins.add_url(newsroom.section()))
    page = response.context["form"].instance
    assert page.language == "fr"
    assert [byline.contributor for byline in page.bylines.all()] == [writer]
    assert "Ama Boateng" in response.content.decode()


def test_a_prefilled_byline_is_saved_once():
    writer = newsroom.contributor("Ama Boateng", user=logins.user("Reporters"))
    data = logins.form(writer) | {"bylines-INITIAL_FORMS": "1", "bylines-0-id": ""}
    log_in("Reporters").post(logins.add_url(newsroom.section()), data)
    story = Article.objects.get()
    assert [byline.contributor for byline in story.bylines.all()] == [writer]
    log_in("Reporters").post(logins.edit_url(story), of(story))
    assert len(latest(story).bylines.all()) == 1


def test_the_question_whether_the_story_changed_is_asked_only_after_publication():
    story = newsroom.draft(newsroom.section())
    client = log_in("Editors")
    asks = "What kind of change is this?"
    assert asks not in client.get(logins.edit_url(story)).content.decode()
    story.save_revision().publish()
    assert asks in client.get(logins.edit_url(story)).content.decode()


def test_saying_that_the_story_changed_gives_readers_an_updated_time():
    story = newsroom.story(newsroom.section())
    data = of(story, change_kind="update", headline="The bridge opens today")
    log_in("Editors").post(logins.edit_url(story), data | {"action-publish": "1"})
    story = Article.objects.get(pk=story.pk)
    assert story.title == "The bridge opens today"
    assert story.updated_at is not None


def test_a_typing_error_mended_gives_none():
    story = newsroom.story(newsroom.section())
    data = of(story, headline="The bridge opens today") | {"action-publish": "1"}
    log_in("Editors").post(logins.edit_url(story), data)
    assert Article.objects.get(pk=story.pk).updated_at is None


def test_the_schedule_says_whose_clock_it_goes_by(settings):
    settings.TIME_ZONE = "Africa/Nairobi"
    story = newsroom.draft(newsroom.section())
    page = log_in("Editors").get(logins.edit_url(story)).content.decode()
    assert "All times are Nairobi time (EAT, UTC+3)." in page


def test_paragraphs_in_which_nothing_was_written_are_not_kept():
    story = newsroom.draft(newsroom.section(), owner=logins.user("Editors"))
    body = [("paragraph", rich_text(html)) for html in ("<p></p>", "<p>Words.</p>", "<p> </p>")]
    logins.log_in("Editors").post(logins.edit_url(story), logins.of(story, body=body))
    kept = Article.objects.get(pk=story.pk).get_latest_revision_as_object().body
    assert [strip_tags(str(block.value)) for block in kept] == ["Words."]


def test_a_story_without_text_opens_with_a_paragraph_to_write_in():
    story = newsroom.draft(newsroom.section(), body=[])
    body = log_in("Editors").get(logins.edit_url(story)).context["form"]["body"].value()
    assert [(block.block_type, str(block.value)) for block in body] == [("paragraph", "")]


def test_a_story_is_not_offered_its_own_section_as_a_further_one():
    sport, story = newsroom.section("sport"), newsroom.draft(newsroom.section("africa"))
    form = log_in("Editors").get(logins.edit_url(story)).context["form"]
    assert [pk for pk, _ in form.fields["further_sections"].choices] == [sport.pk]
