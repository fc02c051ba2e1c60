from datetime import UTC, datetime

from djeli.web.view_models.card import Card
from djeli.web.view_models.pages.front import Container, rows

CARD = Card(url="/a/", headline="A", published=datetime(2026, 11, 23, tzinfo=UTC))


def shapes(*kinds):
    containers = tuple(Container(kind=kind, cards=(CARD,)) for kind in kinds)
    return [(row.shape, [one.kind for one in row.containers]) for row in rows(containers)]


def test_the_lead_has_a_line_of_its_own_and_so_has_whats_hot_alone():
    assert shapes("lead", "whats_hot", "dont_miss") == [
        ("whole", ["lead"]),
        ("whole", ["whats_hot"]),
        ("whole", ["dont_miss"]),
    ]


def test_up_to_three_lists_share_a_line():
    lists = ["top_posts", "our_picks", "most_popular", "our_picks"]
    assert shapes("section", *lists) == [
        ("whole", ["section"]),
        ("columns-3", lists[:3]),
        ("whole", lists[3:]),
    ]


def test_a_container_without_stories_leaves_no_gap():
    empty = Container(kind="dont_miss", cards=())
    hot, picks = (Container(kind=kind, cards=(CARD,)) for kind in ("whats_hot", "our_picks"))
    assert [row.shape for row in rows((hot, empty, picks))] == ["columns-2"]
