import json
from pathlib import Path

import pytest

from djeli.stories import readiness
from djeli.stories.models import Agency
from djeli.wire.inbox import waiting
from djeli.wire.ingestion import ingest_bytes
from djeli.wire.models import WireItem
from djeli.wire.section_suggestions import suggest_section
from djeli.wire.story_drafts import NoSection, make_story
from tests import newsroom

pytestmark = pytest.mark.django_db
PLAIN = json.loads((Path(__file__).parent / "samples" / "plain.json").read_text())


def item(**facts):
    content = json.dumps(PLAIN | facts).encode()
    (result,) = ingest_bytes(content, "test")
    assert result.outcome == "new", result
    return WireItem.objects.latest("pk")


def test_a_story_made_of_an_item_is_a_draft_that_is_ready_to_publish():
    section = newsroom.section("africa")
    story = make_story(item(), section=section)
    assert not story.live
    assert story.title == "Bridge opens"
    assert story.dateline == "Akosombo, Ghana"
    assert story.language == "en"
    assert story.usage_terms == "Credit Harmattan Wire"
    assert story.agency.name == "Harmattan Wire"
    assert [byline.name for byline in story.bylines.all()] == ["Harmattan Wire"]
    assert story.get_parent().pk == section.pk
    assert readiness.lacks(story) == []


def test_the_published_story_shows_the_agencys_credit(client):
    story = make_story(item(), section=newsroom.section("africa"))
    story.get_latest_revision().publish()
    html = client.get(f"/africa/{story.slug}/").content.decode()
    assert "Harmattan Wire" in html
    assert "The first car crossed at six." in html


def test_an_embargo_keeps_the_story_from_going_live_early():
    made = make_story(item(embargoed="2099-01-01T00:00:00Z"), section=newsroom.section())
    made.get_latest_revision().publish()
    made.refresh_from_db()
    assert not made.live
    assert made.go_live_at.year == 2099


def test_a_known_agency_is_credited_under_its_own_row():
    known = newsroom.agency("Harmattan Wire")
    known.default_terms = "Ours"
    known.save()
    story = make_story(item(usageterms=""), section=newsroom.section())
    assert story.agency_id == known.pk
    assert story.usage_terms == "Ours"
    assert Agency.objects.count() == 1


def test_two_stories_of_one_headline_have_addresses_of_their_own():
    section = newsroom.section()
    taken = item()
    slugs = [make_story(taken, section=section).slug for _ in range(3)]
    assert slugs == ["bridge-opens", "bridge-opens-2", "bridge-opens-3"]


def test_a_headline_without_latin_letters_still_gives_an_address():
    story = make_story(item(headline="路桥开通"), section=newsroom.section())
    assert story.slug


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"located": "Nairobi"}, "africa"),
        ({"located": "Delhi, India"}, "asia"),
        ({"subject": [{"name": "health", "code": "medtop:07000000"}], "located": ""}, "health"),
        ({"subject": [{"name": "x", "code": "04000000"}], "located": ""}, "finance"),
        ({"subject": [], "located": "", "headline": "Nothing to go by"}, None),
    ],
)
def test_a_section_is_suggested_from_subjects_and_places(facts, expected):
    politics = newsroom.section("politics")
    for slug in ("africa", "asia"):
        newsroom.section(slug, under=politics)
    for slug in ("health", "finance"):
        newsroom.section(slug)
    suggested = suggest_section(item(**facts))
    assert (suggested.slug if suggested else None) == expected


def test_an_edition_without_sections_says_so():
    newsroom.front()
    with pytest.raises(NoSection):
        make_story(item())


def test_a_taken_item_no_longer_waits():
    taken = item()
    assert list(waiting()) == [taken]
    make_story(taken, section=newsroom.section())
    assert list(waiting()) == []
