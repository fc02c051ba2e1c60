"""A headline finds its story: measured on the demo's own stories, whose headlines are not indexed."""

import pytest
from django.utils import timezone

from djeli.demo import sources
from djeli.search.index import documents
from djeli.search.index.updates import catch_up
from djeli.search.results import Query, find
from djeli.stories.first_pages.markdown import read_blocks
from djeli.stories.models import Article
from tests import newsroom

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LEAST = 0.85
TEXTS = {"paragraph", "heading", "quote", "facts"}


def written(home, source):
    blocks = read_blocks(
        source.text, lambda address: f'href="{address}"', lambda *_: 0, lambda *_: 0
    )
    return newsroom.draft(
        home,
        source.facts["headline"],
        slug=source.slug,
        standfirst=source.facts.get("standfirst", ""),
        language=source.facts.get("language", "en"),
        body=[(one["type"], one["value"]) for one in blocks if one["type"] in TEXTS],
    )


@pytest.fixture
def without_headlines(monkeypatch):
    real = documents._document

    def without(*arguments):
        document = real(*arguments)
        document.texts["headline"] = ""
        return document

    monkeypatch.setattr(documents, "_document", without)


@pytest.mark.usefixtures("without_headlines")
def test_a_headline_that_is_not_indexed_finds_its_story_first():
    home = newsroom.section("africa")
    told = [one for one in sources.stories() if one.facts.get("status", "live") == "live"]
    asked = {one.facts["headline"]: written(home, one).pk for one in told}
    # Not one by one, for nobody needs their revisions here.
    Article.objects.update(live=True, first_published_at=timezone.now())
    catch_up()
    first = {one: next((hit.story_id for hit in find(Query(one)).hits), None) for one in asked}
    missed = [one for one, pk in asked.items() if first[one] != pk]

    assert len(asked) > 50
    assert 1 - len(missed) / len(asked) >= LEAST, missed
