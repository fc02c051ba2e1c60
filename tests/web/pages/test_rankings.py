"""One order of what is read most, wherever it stands: front, sidebar, footer, menu."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from djeli.readership.models import Ranking
from djeli.stories.lineups import set_current_line_up
from djeli.stories.models import LineUp, Tally
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories():
    """Twelve live stories, the newest first."""
    africa = newsroom.section("africa", newsroom.section("politics"))
    return [
        newsroom.filler(africa, f"Story number {n}", ago=timedelta(hours=n + 1)) for n in range(12)
    ]


def rank(name, stories):
    Ranking.objects.bulk_create(
        Ranking(name=name, position=place, story=story)
        for place, story in enumerate(stories, start=1)
    )


def line_up(*kinds):
    blocks = [{"type": kind, "value": {"size": 4}} for kind in kinds]
    row = LineUp(name="Today", live=False, containers=blocks)
    row.save()
    row.save_revision().publish()
    set_current_line_up()


def listed(html, widget):
    """The slugs that stand in each place of a widget, place by place."""
    parts = re.findall(rf'<section[^>]*data-widget="{widget}".*?</section>', html, re.S)
    found = [re.findall(r'href="/politics/africa/([^/"]+)/"', part) for part in parts]
    return [list(dict.fromkeys(slugs)) for slugs in found]


def page(client, address):
    return client.get(address).content.decode()


def test_front_sidebar_and_footer_rank_alike_whatever_else_stands_on_the_front(client, stories):
    top, popular = stories[3::-1], [stories[0], stories[7], stories[1], stories[9]]
    rank("top", [*top, *stories[5:8]])
    rank("popular", popular)
    line_up("lead", "whats_hot", "top_posts", "most_popular", "latest")
    front, article = page(client, "/"), page(client, "/politics/africa/story-number-0/")
    expected_top = [[story.slug for story in top]]
    expected_popular = [story.slug for story in popular]
    assert listed(front, "top-posts") == expected_top
    assert listed(article, "top-posts") == expected_top
    assert listed(front, "most-popular") == [expected_popular, expected_popular]
    assert listed(article, "most-popular") == [expected_popular]


def test_a_ranking_takes_no_story_from_a_container_below_it(client, stories):
    rank("top", stories[:4])
    line_up("top_posts", "latest")
    latest = listed(page(client, "/"), "latest")[0]
    assert latest == [story.slug for story in stories[:4]]


def test_what_was_never_counted_is_in_no_ranking(client, stories):
    rank("top", stories[5:7])
    line_up("lead", "top_posts", "most_popular")
    front, article = page(client, "/"), page(client, "/politics/africa/story-number-0/")
    assert listed(front, "top-posts") == [["story-number-5", "story-number-6"]]
    assert listed(article, "top-posts") == [["story-number-5", "story-number-6"]]
    assert listed(front, "most-popular") == []


def test_top_posts_carry_their_counts_on_the_front_as_in_the_sidebar(client, stories):
    Tally.objects.update_or_create(story=stories[2], defaults={"views": 1234})
    rank("top", [stories[2]])
    line_up("lead", "top_posts")
    for address in ("/", "/politics/africa/story-number-0/"):
        html = page(client, address)
        widget = html.split('data-widget="top-posts"')[1].split("</section>")[0]
        assert "1.2K" in widget


def test_what_an_editor_once_pinned_in_a_ranking_does_not_stand_there(client, stories):
    rank("top", stories[:2])
    blocks = [{"type": "top_posts", "value": {"size": 4, "stories": [{"story": stories[9].pk}]}}]
    row = LineUp(name="Old", live=False, containers=blocks, starts_at=timezone.now())
    row.save()
    row.save_revision().publish()
    set_current_line_up()
    front = page(client, "/")
    assert listed(front, "top-posts") == [["story-number-0", "story-number-1"]]


def test_the_menu_and_the_front_have_the_same_in_whats_hot_and_our_picks(client, stories):
    rank("hot", [stories[0], stories[4], stories[5], stories[6]])
    line_up("lead", "whats_hot", "our_picks")
    front, article = page(client, "/"), page(client, "/politics/africa/story-number-11/")
    hot = listed(front, "whats-hot")
    assert len(hot) > 1
    assert all(one == hot[0] for one in [*hot, *listed(article, "whats-hot")])
    picks = listed(front, "our-picks")
    assert all(one == picks[0] for one in [*picks, *listed(article, "our-picks")])


def test_most_popular_carries_the_views_of_seven_days_wherever_it_stands(client, stories):
    Tally.objects.update_or_create(story=stories[2], defaults={"views": 9000, "week_views": 1234})
    Tally.objects.update_or_create(story=stories[3], defaults={"views": 9000, "week_views": 4})
    rank("popular", stories[2:4])
    line_up("lead", "most_popular")
    for place in page(client, "/").split('data-widget="most-popular"')[1:]:
        widget = place.split("</section>")[0].replace("\N{NO-BREAK SPACE}", " ")
        assert "1.2K views in 7 days" in widget
        assert "9K views" not in widget
        assert ">4 views" not in widget, "below the least number that readers are shown"
