"""What rules ask of a story before it goes live."""

import pytest
from django.core.exceptions import ValidationError

from djeli.stories.models import Article, Source, SourceRule
from djeli.stories.readiness import NotReady, lacks
from djeli.stories.sources import gate
from tests import newsroom
from tests.desk import logins

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return newsroom.draft(newsroom.section("asia", under=newsroom.section("world")))


def asked(story):
    return [lack.message for lack in lacks(Article.objects.get(pk=story.pk))]


def test_without_a_rule_nothing_is_asked(draft):
    assert asked(draft) == []


def test_a_rule_of_a_section_asks_the_stories_below_it(draft):
    SourceRule.objects.create(section=newsroom.section("europe"))
    assert asked(draft) == []
    SourceRule.objects.create(section=draft.get_parent().get_parent().specific)
    assert asked(draft) == ["A story like this needs a source, under “How we know”."]
    with pytest.raises(NotReady):
        draft.save_revision().publish()


def test_a_rule_of_a_flag_asks_stories_with_it(draft):
    SourceRule.objects.create(flag="is_breaking")
    assert asked(draft) == []
    draft.is_breaking = True
    assert [lack.field for lack in lacks(draft)] == ["sources"]


def test_a_source_or_an_agency_is_enough(draft):
    SourceRule.objects.create()
    draft.sources = [Source(who="The ferry’s log")]
    assert lacks(draft) == []
    draft.sources = []
    draft.agency = newsroom.agency()
    assert lacks(draft) == []


def test_a_second_person_must_check_and_it_may_not_be_the_writer(draft):
    SourceRule.objects.create(needs_source=False, needs_check=True)
    writer, other = logins.user("Reporters"), logins.user("Editors")
    draft.save_revision(user=writer)
    assert "A second person must check" in asked(draft)[0]
    with pytest.raises(ValidationError, match="You wrote this story"):
        gate.check(draft, writer)
    gate.check(draft, other)
    assert asked(draft) == []


def test_a_story_may_be_let_pass_with_a_reason(draft):
    SourceRule.objects.create(needs_check=True)
    boss = logins.user("Publishers")
    with pytest.raises(ValidationError, match="Give a reason"):
        gate.let_pass(draft, boss, " ")
    gate.let_pass(draft, boss, "The minister resigned on air.")
    assert asked(draft) == []
    draft.save_revision().publish()


def test_a_live_story_is_asked_nothing(story):
    SourceRule.objects.create(needs_check=True)
    edited = Article.objects.get(pk=story.pk)
    edited.title = "The bridge is open"
    edited.save_revision().publish()
    assert Article.objects.get(pk=story.pk).title == "The bridge is open"


def test_an_anonymous_source_needs_a_reason_and_an_editor_who_knows():
    with pytest.raises(ValidationError) as refusal:
        Source(who="A nurse", is_anonymous=True).clean()
    assert set(refusal.value.message_dict) == {"why_anonymous", "known_to"}
