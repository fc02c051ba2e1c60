"""A headline finds its story: measured on the demo's own stories, whose headlines are not indexed."""

import pytest

from djeli.demo import sources
from djeli.demo.markdown import read_blocks
from djeli.search import documents
from djeli.search.api import Query, catch_up, find
from tests import newsroom

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.timeout(1200)]

LEAST = 0.85


def test_a_headline_that_is_not_indexed_finds_its_story_first(monkeypatch):
    real = documents._document

    def without_headline(*arguments):
        document = real(*arguments)
        document.texts["headline"] = ""
        return document

    monkeypatch.setattr(documents, "_document", without_headline)
    home = newsroom.section("africa")
    asked = {}
    for source in sources.stories():
        if source.facts.get("status", "live") != "live":
            continue
        blocks = read_blocks(source.text, lambda address: f'href="{address}"', lambda *_: 0)
        texts = [
            (block["type"], block["value"])
            for block in blocks
            if block["type"] in {"paragraph", "heading", "quote", "facts"}
        ]
        story = newsroom.story(
            home,
            source.facts["headline"],
            slug=source.slug,
            standfirst=source.facts.get("standfirst", ""),
            language=source.facts.get("language", "en"),
            body=texts,
        )
        asked[source.facts["headline"]] = story.pk
    catch_up()
    first = [next((h.story_id for h in find(Query(one)).hits), None) for one in asked]
    right = [one == pk for one, pk in zip(first, asked.values(), strict=True)]

    assert len(right) > 50
    assert sum(right) / len(right) >= LEAST, f"{sum(right)} of {len(right)}"
