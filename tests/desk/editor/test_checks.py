"""What is still to do before a story goes out is listed beside the button, each line with its place."""

import pytest
from django.utils import timezone
from wagtail.models import Comment

from djeli.desk.editor.checks import Check, checks_of
from djeli.stories.models import Article
from tests import newsroom
from tests.desk import logins

pytestmark = pytest.mark.django_db


def complete(**fields):
    picture = newsroom.picture("Ferry", caption="The ferry at six.")
    facts = {"standfirst": "It opened.", "lead_picture": picture} | fields
    story = newsroom.draft(newsroom.section(), owner=logins.user("Reporters"), **facts)
    story.topics.add(newsroom.topic("Bridges"))
    story.save()
    return story


def test_a_story_that_has_all_has_no_line():
    assert checks_of(complete()) == []


def test_what_must_be_there_comes_first_and_leads_to_its_place():
    story = complete(standfirst="")
    story.bylines.all().delete()
    story = Article.objects.get(pk=story.pk)
    first, *rest = checks_of(story)
    assert first == Check("A story needs a byline: a contributor or an agency.", "bylines", True)
    assert [(one.place, one.must) for one in rest] == [("standfirst", False)]


def test_a_picture_in_the_text_leads_to_its_block():
    story = complete()
    bare = newsroom.picture("Quay", credit="")
    story.body = [
        {"type": "paragraph", "value": "<p>Words.</p>", "id": "one"},
        {
            "type": "picture",
            "value": {"picture": bare.pk, "caption": "", "credit": ""},
            "id": "two",
        },
    ]
    assert [(one.message, one.place) for one in checks_of(story)] == [
        ("“Quay” has no credit.", "body.two")
    ]


def test_open_notes_are_named_with_who_wrote_them_and_settled_ones_are_not():
    story = complete()
    editor = logins.user("Editors")
    place = {"page": story, "user": editor, "contentpath": "title"}
    Comment.objects.create(text="Is it open?", **place)
    Comment.objects.create(text="Settled.", resolved_at=timezone.now(), **place)
    assert [(one.message, one.place, one.must) for one in checks_of(story)] == [
        ("Open note from Editors Test: “Is it open?”", "title", False)
    ]


def test_what_is_long_or_left_out_is_advice():
    story = complete(title="A" * 71, standfirst="B" * 181, lead_picture=None)
    story.topics.clear()
    story.save()
    assert [(one.place, one.must) for one in checks_of(story)] == [
        ("title", False),
        ("standfirst", False),
        ("lead_picture", False),
        ("topics", False),
    ]


def test_an_autosave_brings_the_list_and_the_crumbs_as_they_are_now():
    story = complete()
    data = logins.of(story, standfirst="") | {"lead_picture": str(story.lead_picture_id)}
    headers = {"accept": "application/json"}
    url = logins.edit_url(story)
    answer = logins.log_in("Editors").post(url, data, headers=headers).json()
    assert answer["success"]
    html = answer["html"]
    assert "There is no standfirst." in html
    assert 'data-w-teleport-target-value="#desk-checks-list"' in html
    assert '<nav class="desk-crumbs" data-w-breadcrumbs' in html


def test_wagtails_checks_which_read_another_preview_are_gone(client):
    story = complete()
    html = logins.log_in("Editors").get(logins.edit_url(story)).content.decode()
    assert "data-content-word-count" not in html
    assert 'data-side-panel="preview"' in html
