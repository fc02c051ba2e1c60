"""Assignments: given, seen by those they are for, and turned into stories."""

from datetime import timedelta

import pytest
from django.utils import timezone

from djeli.desk.models import Assignment
from djeli.stories.models import Article
from tests import newsroom
from tests.desk import logins

pytestmark = pytest.mark.django_db
DUE = "2036-11-30T16:00"


@pytest.fixture
def africa():
    return newsroom.section("africa")


def given(*people, **fields):
    fields.setdefault("due_at", timezone.now() + timedelta(hours=5))
    row = Assignment.objects.create(**{"what": "Count the boats at Ségou", **fields})
    row.people.set(people)
    return row


def fields(*people, **changed):
    return {
        "what": "Count the boats at Ségou",
        "people": [one.pk for one in people],
        "due_at": DUE,
        "section": "",
        "place": "Ségou, the quay",
        "pictures": "",
        "notes": "",
        **changed,
    }


@pytest.mark.parametrize("role", ["Editors", "Publishers"])
def test_editors_and_publishers_assign(africa, role):
    reporter = logins.user("Reporters")
    answer = logins.log_in(role).post("/desk/planning/new/", fields(reporter, section=africa.pk))
    assert answer.status_code == 302
    row = Assignment.objects.get()
    assert (list(row.people.all()), row.section, row.made_by) == (
        [reporter],
        africa,
        logins.user(role),
    )
    assert timezone.localtime(row.due_at).strftime("%Y-%m-%dT%H:%M") == DUE


@pytest.mark.parametrize("role", ["Contributors", "Reporters", "Audience editors"])
def test_others_do_not_assign_change_or_drop(africa, role):
    client, row = logins.log_in(role), given(logins.user(role))
    client.post("/desk/planning/new/", fields())
    client.post(f"/desk/planning/{row.pk}/", fields(what="Another"))
    client.post(f"/desk/planning/{row.pk}/drop/")
    assert list(Assignment.objects.values_list("what", "dropped_at")) == [(row.what, None)]


@pytest.mark.parametrize("changed", [{"what": ""}, {"due_at": "soon"}, {"people": ["999999"]}])
def test_what_is_missing_or_wrong_is_said_and_what_was_typed_stays(africa, changed):
    answer = logins.log_in("Editors").post("/desk/planning/new/", fields(**changed))
    assert answer.status_code == 200
    assert b"error-message" in answer.content
    assert "Ségou, the quay" in answer.content.decode()
    assert not Assignment.objects.exists()


def test_an_assignment_is_on_the_dashboard_and_the_page_of_those_it_is_for(africa):
    row = given(logins.user("Reporters"), place="Ségou")
    reporter, other = logins.log_in("Reporters"), logins.log_in("Reporters", "Other")
    assert row.what in reporter.get("/desk/").content.decode()
    assert "Start the story" in reporter.get(f"/desk/planning/{row.pk}/").content.decode()
    assert row.what not in other.get("/desk/").content.decode()
    assert other.get(f"/desk/planning/{row.pk}/").status_code == 404


def test_an_assignment_becomes_a_story_of_the_reporter_once(africa):
    row = given(logins.user("Reporters"), section=africa)
    reporter = logins.log_in("Reporters")
    for _ in range(2):
        answer = reporter.post(f"/desk/planning/{row.pk}/story/")
    story = Article.objects.get()
    assert answer["Location"] == logins.edit_url(story)
    assert (story.title, story.owner, story.live) == (row.what, logins.user("Reporters"), False)
    assert story.get_parent().pk == africa.pk
    assert reporter.get(logins.edit_url(story)).status_code == 200
    assert "being written" in reporter.get("/desk/").content.decode()


def test_an_assignment_leaves_the_dashboard_when_its_story_is_live(africa):
    story = newsroom.story(africa)
    given(logins.user("Reporters"), story=story)
    assert "Your assignments" not in logins.log_in("Reporters").get("/desk/").content.decode()


def test_nobody_starts_the_story_of_others(africa):
    row = given(logins.user("Reporters"))
    logins.log_in("Reporters", "Other").post(f"/desk/planning/{row.pk}/story/")
    logins.log_in("Audience editors").post(f"/desk/planning/{row.pk}/story/")
    assert not Article.objects.exists()


def test_a_story_without_any_section_is_refused_in_words():
    newsroom.front()
    row = given(logins.user("Editors"))
    answer = logins.log_in("Editors").post(f"/desk/planning/{row.pk}/story/", follow=True)
    assert "You may not write in any section" in answer.content.decode()


def test_a_dropped_assignment_is_on_no_calendar_until_it_is_wanted_again(africa):
    row = given(logins.user("Reporters"))
    editor = logins.log_in("Editors")
    page = f"/desk/planning/?view=day&day={timezone.localtime(row.due_at).date()}"
    assert row.what in editor.get(page).content.decode()
    # The message that it is dropped is read first.
    editor.post(f"/desk/planning/{row.pk}/drop/", follow=True)
    assert row.what not in editor.get(page).content.decode()
    editor.post(f"/desk/planning/{row.pk}/drop/")
    assert row.what in editor.get(page).content.decode()


def test_an_assignment_outlives_its_story_and_its_people(africa):
    reporter = logins.user("Reporters")
    row = given(reporter, section=africa)
    logins.log_in("Reporters").post(f"/desk/planning/{row.pk}/story/")
    Article.objects.get().delete()
    reporter.delete()
    row.refresh_from_db()
    assert (row.story, row.people.count()) == (None, 0)
