"""Policies wait as drafts, until the newsroom has made their starter texts its own."""

import pytest

from djeli.stories.first_pages.source import starter_policies
from djeli.stories.first_pages.starter_policies import (
    add_starter_policies,
    is_starter_text,
    open_gaps,
)
from djeli.stories.models import StandingPage
from tests import newsroom

Policy = StandingPage.Policy


def test_each_starter_text_is_on_a_policy_of_its_own():
    assert {source.facts["policy"] for source in starter_policies()} == {
        Policy.CORRECTIONS,
        Policy.VERIFICATION,
        Policy.ETHICS,
        Policy.OWNERSHIP,
        Policy.AI_USE,
        Policy.FEEDBACK,
    }
    assert len(starter_policies()) == 6


@pytest.mark.django_db
def test_they_are_drafts_that_are_laid_once():
    front = newsroom.front()
    front.add_child(
        instance=StandingPage(title="Our ethics", slug="our-ethics", policy=Policy.ETHICS)
    )
    add_starter_policies(front)
    add_starter_policies(front)
    pages = StandingPage.objects.exclude(slug="our-ethics")
    assert pages.count() == 5
    assert not pages.filter(live=True).exists()
    for page in pages:
        assert is_starter_text(page.policy, list(page.body.raw_data)), page.slug


@pytest.mark.django_db
def test_a_text_that_was_changed_is_no_starter_text_any_more():
    add_starter_policies(newsroom.front())
    page = StandingPage.objects.get(slug="ai-policy")
    page.body = [{"type": "paragraph", "value": "<p>We use none.</p>"}]
    assert not is_starter_text(page.policy, list(page.body.raw_data))
    assert not is_starter_text("", [])


def test_only_the_gaps_of_starter_texts_count_as_gaps():
    texts = ["We belong to [place], and “he [the mayor] said so” [sic].", "[place]"]
    assert open_gaps(texts) == ["[place]"]
