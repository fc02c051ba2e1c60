import pytest

from djeli.press.changes.tracked_tables import tracked_tables
from djeli.stories.models import (
    Agency,
    Article,
    Contributor,
    Edition,
    Picture,
    Rendition,
    StandingPage,
    Topic,
)
from djeli.stories.public_files.holders import File, holders, shown_by
from tests import newsroom


def test_every_model_that_can_hold_a_file_is_found():
    found = {holder.model for several in holders().values() for holder in several}
    assert {Article, Contributor, Edition, StandingPage, Topic} <= found
    assert Rendition not in found
    assert Agency not in found


def test_every_change_of_a_row_that_can_hold_a_file_is_in_the_log():
    tables = set(holders()) | {Picture._meta.db_table}
    own = {holder.model._meta.db_table for several in holders().values() for holder in several}
    assert tables | own <= tracked_tables().keys()


@pytest.mark.django_db
def test_links_in_rich_text_count_wherever_a_block_has_them():
    text = '<p><a linktype="document" id="7">The report</a></p>'
    story = newsroom.story(
        newsroom.section(),
        body=[
            ("paragraph", text),
            ("facts", {"title": "Facts", "text": text.replace("7", "8")}),
        ],
    )
    assert shown_by("wagtailcore_page", [story.pk]) == {
        story.pk: {File("document", 7), File("document", 8)}
    }


@pytest.mark.django_db
def test_rows_that_are_not_live_or_not_there_show_nothing():
    draft = newsroom.draft(newsroom.section(), lead_picture=newsroom.picture())
    assert shown_by("wagtailcore_page", [draft.pk, 999_999]) == {draft.pk: set(), 999_999: set()}
