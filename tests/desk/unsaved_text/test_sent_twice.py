"""A form of a new story that is sent again, as its answer was lost on the way."""

import json

import pytest

from djeli.stories.models import Article
from tests import newsroom
from tests.desk.logins import add_url, edit_url, form, log_in, of

pytestmark = pytest.mark.django_db
NUMBER = "0123456789abcdef01234567"
AUTOSAVE = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def send(db):
    client, url = log_in("Editors"), add_url(newsroom.section("africa"))
    writer = newsroom.contributor("Awa Kamara")

    def sent(headline, number=NUMBER, by=client, headers=AUTOSAVE, **more):
        typed = form(writer, headline=headline, **{"desk-draft": number}, **more)
        return by.post(url, typed, **headers)

    sent.client = client
    return sent


def drafts():
    return sorted(Article.objects.values_list("draft_title", "slug"))


def test_one_draft_is_made_with_what_came_last_at_the_address_of_the_first(send):
    assert json.loads(send("The bridge").content)["success"]
    (first,) = Article.objects.all()
    told = json.loads(send("The bridge", standfirst="It opens at noon").content)
    (second,) = Article.objects.all()
    assert told["pk"] == second.pk != first.pk
    assert (second.slug, second.standfirst) == (first.slug, "It opens at noon")


def test_other_forms_and_other_people_make_drafts_of_their_own(send):
    send("The bridge")
    send("The bridge", number="76543210fedcba9876543210")
    send("The bridge", number="")
    send("The bridge", number="no number!")
    send("The bridge", by=log_in("Publishers"))
    assert len(drafts()) == 5


def test_a_form_with_faults_leaves_the_draft_that_was_made(send):
    send("The bridge")
    (before,) = drafts()
    answer = send("", headers={})
    assert answer.status_code == 200
    assert drafts() == [before]
    send("The bridge opens")
    assert [title for title, _ in drafts()] == ["The bridge opens"]


def test_a_draft_that_somebody_has_gone_on_with_stays(send):
    send("The bridge")
    (story,) = Article.objects.all()
    send.client.post(edit_url(story), of(story, headline="The bridge, again"))
    send("The bridge")
    assert [title for title, _ in drafts()] == ["The bridge", "The bridge, again"]


def test_a_story_that_was_published_by_the_first_form_stays(send):
    send("The bridge", headers={}, **{"action-publish": "1"})
    assert Article.objects.get().live
    send("The bridge")
    assert sorted(Article.objects.values_list("live", flat=True)) == [False, True]
