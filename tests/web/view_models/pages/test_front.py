from datetime import UTC, datetime

from djeli.web.view_models.card import Card
from djeli.web.view_models.pages.front import Container, rows

CARD = Card(url="/a/", headline="A", published=datetime(2026, 11, 23, tzinfo=UTC))


def shapes(*kinds):
    containers = tuple(Container(kind=kind, cards=(CARD,)) for kind in kinds)
    return [(row.shape, [one.kind for one in row.containers]) for row in rows(containers)]


def test_whats_hot_stands_beside_the_lead_that_it_follows():
    assert shapes("lead", "whats_hot", "dont_miss") == [
        ("lead", ["lead", "whats_hot"]),
        ("whole", ["dont_miss"]),
    ]


def test_whats_hot_before_the_lead_takes_the_whole_line():
    assert shapes("whats_hot", "lead") == [("whole", ["whats_hot"]), ("whole", ["lead"])]


def test_up_to_three_lists_share_a_line():
    lists = ["top_posts", "our_picks", "most_popular", "our_picks"]
    assert shapes("section", *lists) == [
        ("whole", ["section"]),
        ("columns-3", lists[:3]),
        ("whole", lists[3:]),
    ]


def test_a_list_after_the_pair_of_lead_and_whats_hot_starts_a_line_of_its_own():
    assert shapes("lead", "whats_hot", "our_picks", "top_posts") == [
        ("lead", ["lead", "whats_hot"]),
        ("columns-2", ["our_picks", "top_posts"]),
    ]


def test_a_container_without_stories_leaves_no_gap():
    empty = Container(kind="dont_miss", cards=())
    full = Container(kind="lead", cards=(CARD,))
    hot = Container(kind="whats_hot", cards=(CARD,))
    assert [row.shape for row in rows((full, empty, hot))] == ["lead"]
