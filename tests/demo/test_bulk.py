import pytest
from wagtail.models import Page

from djeli.demo.bulk import multiply
from djeli.stories.lists import listings
from djeli.stories.models import Article, Listing
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def finance():
    section = newsroom.section("finance")
    topics = [newsroom.topic(name) for name in ("Rivers", "Roads", "Rain")]
    newsroom.story(section, "A real one", topics=topics)
    return section


def test_generated_stories_reach_the_number_and_are_whole_stories(finance, client):
    assert multiply(30) == 29
    assert Listing.objects.filter(key=listings.LATEST).count() == 30
    made = Article.objects.filter(slug__startswith="generated-").first()
    assert made.get_parent().pk == finance.pk
    assert client.get(f"/finance/{made.slug}/").status_code == 200
    assert made.bylines.count() == 1


def test_the_tree_is_sound_afterwards(finance):
    multiply(12)
    assert Page.find_problems() == ([], [], [], [], [])
    finance.refresh_from_db()
    assert finance.numchild == 12


def test_a_story_can_be_added_by_hand_after_generated_ones(finance):
    multiply(5)
    assert newsroom.story(finance, "By hand").live


def test_what_is_reached_already_is_left_alone(finance):
    assert multiply(1) == 0


def test_generated_stories_stand_in_the_lists_in_which_publishing_would_put_them(finance):
    multiply(6)
    for article in Article.objects.filter(slug__startswith="generated-"):
        stands = set(Listing.objects.filter(article=article).values_list("key", flat=True))
        assert stands == listings.keys_of(article)
