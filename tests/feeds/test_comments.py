"""The comments on a story, as a feed."""

import json
from datetime import timedelta

import feedparser
import pytest

from djeli.comments.models import Comment, Conversation
from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press, press_waiting
from djeli.press.store.store import Store
from djeli.press.verification import Difference, verify
from tests import newsroom
from tests.feeds.standards import atom, jsonfeed, rss

pytestmark = pytest.mark.django_db

STORY = "/politics/the-bridge-opens/"
FORMS = {"feed/": rss.faults, "feed/atom/": atom.faults, "feed/json/": jsonfeed.faults}


@pytest.fixture
def story():
    return newsroom.story(newsroom.section("politics"), "The bridge opens")


def say(story, text="At last", state=Comment.State.APPROVED, **more):
    conversation, _ = Conversation.objects.get_or_create(pk=story.pk)
    given = {"name": "Efua", "email": "efua@mail.example", "website": "https://efua.example"}
    return Comment.objects.create(
        conversation=conversation, text=text, state=state, **{**given, **more}
    )


def items(client, address=f"{STORY}feed/json/"):
    return json.loads(client.get(address).content)["items"]


@pytest.mark.parametrize("form", FORMS)
def test_the_feed_is_valid_with_comments_and_without(client, story, form):
    assert FORMS[form](client.get(f"{STORY}{form}").content) == []
    say(story, "]]> <script>alert(1)</script>\n\nAnd & more")
    say(story, "Again", name="<b>Kofi</b>")
    content = client.get(f"{STORY}{form}").content
    assert FORMS[form](content) == []
    assert b"efua@mail.example" not in content
    assert b"efua.example" not in content


def test_only_what_readers_see_is_in_it_newest_first(client, story):
    say(story, "First", said_at=newsroom.instant(timedelta(hours=2)))
    say(story, "Second", name="Kofi")
    for state in (Comment.State.HELD, Comment.State.SPAM, Comment.State.DELETED):
        say(story, "Never", state=state)
    found = items(client)
    assert [one["summary"] for one in found] == ["Second", "First"]
    assert found[0]["title"] == "Kofi on “The bridge opens”"
    assert found[0]["authors"] == [{"name": "Kofi"}]
    assert found[0]["url"].endswith(f"{STORY}#comment-{Comment.objects.get(text='Second').pk}")


def test_what_a_reader_wrote_stays_text(client, story):
    say(story, "<b>Look</b> at https://spam.example\nand here\n\nBye")
    html = items(client)[0]["content_html"]
    assert html == ("<p>&lt;b&gt;Look&lt;/b&gt; at https://spam.example<br>and here</p><p>Bye</p>")


def test_a_reader_of_feeds_finds_nothing_to_object_to(client, story):
    say(story)
    found = feedparser.parse(client.get(f"{STORY}feed/").content)
    assert not found.bozo
    assert found.entries[0].author == "Efua"
    assert found.entries[0].id.startswith("urn:uuid:")


def test_a_comment_keeps_its_name_when_the_story_moves(client, story):
    say(story)
    (before,) = items(client)
    story.move(newsroom.section("science"), pos="last-child")
    (after,) = items(client, "/science/the-bridge-opens/feed/json/")
    assert after["id"] == before["id"]


def test_a_story_that_nobody_can_read_has_no_feed(client, story):
    draft = newsroom.draft(newsroom.section("science"), "Secret")
    assert client.get(f"/science/{draft.slug}/feed/").status_code == 404
    assert client.get("/politics/none/feed/").status_code == 404
    story.unpublish()
    assert client.get(f"{STORY}feed/").status_code == 410


def test_the_pressed_feed_follows_what_is_said_and_ruled(story, tmp_path):
    store = Store(tmp_path / "press", map_size=1 << 28)
    follow(store)
    press(store, [f"{STORY}{form}" for form in FORMS])

    def wrong():
        follow(store)
        while press_waiting(store, retry_after=0).waiting:
            pass
        return [one for one in verify(store) if isinstance(one, Difference)]

    said = say(story)
    assert wrong() == []
    Comment.objects.filter(pk=said.pk).update(state=Comment.State.SPAM)
    assert wrong() == []
    story.title = "The bridge closes"
    story.save_revision().publish()
    assert wrong() == []
    story.unpublish()
    assert wrong() == []
    with store.reading() as reading:
        record = reading.pages.record(f"{STORY}feed/")
    assert record is not None
    assert record.status == 410
    store.close()
