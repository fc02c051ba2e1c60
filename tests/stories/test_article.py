from datetime import timedelta

import pytest
from django.utils import timezone

from djeli.stories.models import Article
from djeli.stories.readiness import NotReady
from djeli.stories.text import links
from tests import newsroom

pytestmark = pytest.mark.django_db


def test_a_story_that_was_only_corrected_for_typing_shows_no_updated_time():
    story = newsroom.story(newsroom.section(), ago=timedelta(hours=2))
    story.title = "The bridge opens today"
    story.save_revision().publish()
    story.refresh_from_db()
    assert story.updated_at is None
    assert not story.is_updated


def test_an_editor_who_says_that_the_story_changed_gives_it_an_updated_time():
    story = newsroom.story(newsroom.section(), ago=timedelta(hours=2))
    story.change_kind = "update"
    story.save_revision().publish()
    story.refresh_from_db()
    assert timezone.now() - story.updated_at < timedelta(minutes=1)
    assert story.is_updated
    assert not story.change_kind


def test_the_updated_time_outlives_later_small_edits():
    story = newsroom.story(newsroom.section(), ago=timedelta(hours=2))
    story.change_kind = "update"
    story.save_revision().publish()
    story.refresh_from_db()
    updated = story.updated_at
    again = story.get_latest_revision_as_object()
    assert not again.change_kind
    again.title = "The bridge opens at last"
    again.save_revision().publish()
    story.refresh_from_db()
    assert story.updated_at == updated


def test_the_first_publication_is_no_update():
    story = newsroom.draft(newsroom.section(), change_kind="update")
    story.save_revision().publish()
    story.refresh_from_db()
    assert story.updated_at is None


def test_a_story_ends_with_the_agencys_terms_and_terms_that_change_change_the_end():
    soon, later = (timezone.now() + timedelta(days=days) for days in (7, 70))
    story = newsroom.story(newsroom.section(), usage_expires_at=soon)
    assert (story.ends_at, story.expire_at) == (soon, None)
    story.usage_expires_at = later
    story.save_revision().publish()
    assert Article.objects.get(pk=story.pk).ends_at == later
    story.usage_expires_at = None
    story.save_revision().publish()
    story = Article.objects.get(pk=story.pk)
    assert story.ends_at is None
    story.expire_at = soon
    assert story.ends_at == soon


def test_a_story_whose_terms_have_run_out_cannot_be_published():
    story = newsroom.draft(newsroom.section(), usage_expires_at=timezone.now() - timedelta(hours=1))
    with pytest.raises(NotReady, match="terms end before that time"):
        story.save_revision().publish()


def test_the_words_that_a_reader_reads_are_counted():
    body = [
        ("heading", "Two words"),
        ("paragraph", "<p>Three more&nbsp;words <b>bold</b></p>"),
        ("quote", {"text": "One", "person": "Not counted", "role": ""}),
        ("facts", {"title": "Facts", "text": "<ul><li>are here</li></ul>"}),
    ]
    story = newsroom.draft(newsroom.section(), body=body)
    assert story.word_count == 10


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (220, 1), (221, 2), (880, 4)])
def test_reading_time_is_rounded_up_at_220_words_a_minute(words, minutes):
    story = newsroom.draft(newsroom.section())
    story.word_count = words
    assert story.reading_minutes == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("河水" * 440, 2),
        ("น้ำในแม่น้ำ" * 200, 3),
        ("ውሃ ይነሳል " * 220, 2),
        ("The river 河水。 " * 146, 2),
    ],
)
def test_scripts_without_spaces_take_their_time_too(text, minutes):
    story = newsroom.draft(newsroom.section(), body=[("paragraph", f"<p>{text}</p>")])
    assert story.reading_minutes == minutes


def test_control_characters_are_not_kept():
    body = [("paragraph", "<p>The ri\x07ver\x0b rose.</p>"), ("heading", "Back\\u0007slash \x85")]
    story = newsroom.draft(newsroom.section(), "The ri\x00ver\x1f rises", body=body)
    story.refresh_from_db()
    assert story.title == "The river rises"
    texts = [block["value"] for block in story.body.raw_data]
    assert texts == ["<p>The river rose.</p>", "Back\\u0007slash "]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("//elsewhere.example/a", "https://elsewhere.example/a"),
        ("https://elsewhere.example/a", "https://elsewhere.example/a"),
        ("/politics/", "/politics/"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("#top", ""),
        ("page.html", ""),
        ("/desk/pages/3/edit/", ""),
        ("http://[::1", ""),
        ("#note-1", ""),
        ("/desk/pages/5/edit/#note-1", ""),
        ("http://localhost:8000/desk/pages/5/edit/", ""),
        ("https://elsewhere.example/desk/", "https://elsewhere.example/desk/"),
    ],
)
def test_a_link_to_elsewhere_is_whole_and_safe(written, shown):
    assert links.outside({"href": written}) == shown


@pytest.mark.parametrize("written", ["", "x", "²", "9" * 20, pytest.param("9" * 5000, id="long")])
def test_a_link_without_a_number_points_to_no_page(written):
    assert links.target({"linktype": "page", "id": written}) == ("page", 0)
    assert links.target({"linktype": "page", "id": "7"}) == ("page", 7)
