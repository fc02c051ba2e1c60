"""Slugs that nobody else has, wherever one is needed."""

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import URLPattern, URLResolver, get_resolver

from djeli.newsletters.models import Newsletter
from djeli.stories.models import Agency, Article, Contributor, Section, StandingPage, Topic
from djeli.stories.slugs.free import free_slug, is_numbered
from djeli.stories.slugs.reserved import ROOT
from tests import newsroom

pytestmark = pytest.mark.django_db
AMHARIC, CHINESE = "ሰላም ለኢትዮጵያ", "尼日尔大桥今日通车"


@pytest.mark.parametrize("headline", [AMHARIC, CHINESE, "ọ̀rọ̀ ìlú", "افتتاح الجسر", "हिन्दी में"])
def test_a_story_gets_an_address_from_its_headline(headline):
    home = newsroom.section("africa")
    first = newsroom.story(home, headline, slug="")
    second = newsroom.story(home, headline, slug="")
    assert first.slug == free_slug(Article(title=headline), parent=newsroom.section("world"))
    assert second.slug == f"{first.slug}-2"


def test_a_headline_without_letters_is_no_dead_end():
    home = newsroom.section("africa")
    assert newsroom.story(home, "🌊🔥", slug="").slug == "story"
    assert newsroom.story(home, "🌊", slug="").slug == "story-2"


@pytest.mark.parametrize("model", [Topic, Contributor, Agency, Newsletter])
def test_whoever_has_a_name_gets_an_address(model):
    model.objects.create(name=AMHARIC)
    other = model(name=f"{AMHARIC}!", slug="")
    other.promise = "Daily"
    other.full_clean()
    other.save()
    slugs = set(model.objects.values_list("slug", flat=True))
    assert slugs >= {"ሰላም-ለኢትዮጵያ", "ሰላም-ለኢትዮጵያ-2"}


def test_a_slug_that_another_has_gets_a_number():
    Topic.objects.create(name="Rivers")
    other = Topic(name="Streams", slug="rivers")
    other.full_clean()
    assert other.slug == "rivers-2"


def test_a_slug_that_was_there_stays_as_it_is():
    topic = Topic.objects.create(name="Rivers", slug="old_rivers")
    topic.full_clean()
    assert topic.slug == "old_rivers"


def test_a_contributor_and_an_agency_never_share_an_address():
    newsroom.contributor("Sahel News")
    agency = Agency.objects.create(name="Sahel News")
    assert agency.slug == "sahel-news-2"


def test_a_number_fits_where_the_name_is_long():
    name = "long " * 30
    first, second = (Newsletter.objects.create(name=f"{name[:58]}{end}") for end in "ab")
    assert len(second.slug) <= 60
    assert first.slug != second.slug


@pytest.mark.parametrize("word", ["Search", "Desk", "Feed", "Page", "Static"])
def test_what_the_site_answers_itself_is_nobodys_slug(word):
    front = newsroom.front()
    assert front.add_child(instance=Section(title=word)).slug == f"{word.lower()}-2"


def test_below_a_section_only_feeds_are_taken():
    home = newsroom.section("africa")
    assert newsroom.story(home, "Feed", slug="").slug == "feed-2"
    assert newsroom.story(home, "Search", slug="").slug == "search"
    assert Topic.objects.create(name="Feed").slug == "feed-2"


def test_every_word_with_which_an_address_of_the_site_begins_is_reserved():
    words = {one.pattern.describe().strip("'").split("/")[0] for one in flat(get_resolver())}
    words = {word for word in words if word.replace("-", "").isalpha()}
    assert {"desk", "latest", "search", "topics", "feed", "oembed"} <= words
    assert words - ROOT == set()
    assert settings.STATIC_URL.strip("/") in ROOT


def flat(resolver):
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver) and not str(one.pattern):
            yield from flat(one)
        elif isinstance(one, URLResolver | URLPattern):
            yield one


@pytest.mark.parametrize("slug", ["with space", "a/b", "dot.dot", "\u200frtl", "❤"])
def test_what_cannot_stand_in_an_address_is_refused(slug):
    with pytest.raises(ValidationError):
        newsroom.story(newsroom.section("africa"), slug=slug)
    with pytest.raises(ValidationError):
        newsroom.front().add_child(instance=StandingPage(title="About", slug=slug))


def test_a_number_at_the_end_is_told_from_a_year():
    assert is_numbered("budget-2", "budget")
    assert is_numbered("budget", "budget")
    assert not is_numbered("budget-2027", "budget")
    assert not is_numbered("budget-2", "budge")
