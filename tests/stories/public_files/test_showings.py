import pytest

from djeli.press import api as press
from djeli.stories.models import Article, Showing, ShowingProgress
from djeli.stories.public_files import folders, showings
from djeli.stories.public_files.showings import Publicity
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    return newsroom.picture()


@pytest.fixture
def story(picture):
    found = newsroom.story(newsroom.section(), lead_picture=picture)
    showings.catch_up()
    return found


def test_the_record_says_since_when_and_until_when(story, picture):
    row = Showing.objects.get(kind="picture", file_id=picture.pk)
    assert (row.holder, row.holder_id, row.ended_at) == ("wagtailcore_page", story.pk, None)

    story.unpublish()
    showings.catch_up()
    row.refresh_from_db()
    assert row.ended_at > row.began_at


def test_a_step_that_was_broken_off_is_done_again(story, picture, monkeypatch):
    Article.objects.filter(pk=story.pk).update(live=False)

    def fail(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(folders, "withdraw", fail)
        with pytest.raises(KeyboardInterrupt):
            showings.step()

    assert Showing.objects.filter(file_id=picture.pk, ended_at=None).exists()
    showings.catch_up()
    assert not Showing.objects.filter(file_id=picture.pk, ended_at=None).exists()


def test_two_that_take_the_same_step_do_it_once(story, monkeypatch):
    Article.objects.filter(pk=story.pk).update(live=False)
    behind = ShowingProgress.objects.get()
    showings.catch_up()
    after = showings.position()

    monkeypatch.setattr(showings, "_progress", lambda: behind)
    assert showings.step()
    assert showings.position() == after


def test_the_rows_decide_where_the_record_is_behind(story, picture, monkeypatch):
    assert showings.picture(picture.pk) is Publicity.NOW
    monkeypatch.setattr(showings, "catch_up", lambda: False)
    Article.objects.filter(pk=story.pk).update(live=False)
    assert showings.picture(picture.pk) is Publicity.OVER


def test_a_sweep_looks_at_every_row_once_in_small_steps(picture, monkeypatch):
    section = newsroom.section()
    for number in range(5):
        newsroom.filler(section, f"Story {number}", lead_picture=picture)
    monkeypatch.setattr(showings, "BATCH", 2)

    assert not showings.catch_up(steps=40)
    assert Showing.objects.filter(kind="picture", file_id=picture.pk).count() == 5


def test_the_log_is_kept_until_it_was_taken_in(story):
    from djeli.press.changes.log import held_at

    showings.catch_up()
    assert held_at() <= press.last_change()
    assert showings.position() == press.last_change()
