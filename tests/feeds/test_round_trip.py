"""What partners get from us, our own wire can read: stories, and what is taken back."""

import pytest

from djeli.stories.models import Article
from djeli.wire.ingestion import ingest_bytes
from djeli.wire.models import Partner, WireItem
from djeli.wire.partner_tokens import give_token
from djeli.wire.story_drafts import make_story
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def feed(client, edition):
    partner = Partner(name="Radio Lagune", terms="Name us.")
    token = give_token(partner)
    partner.save()
    return lambda: client.get("/partners/ninjs/", headers={"Authorization": f"Bearer {token}"})


def test_our_feed_for_partners_is_read_by_our_own_wire(feed, edition):
    results = list(ingest_bytes(feed().content, "partner"))
    offered = [one for one in feed().json()["associations"] if one["pubStatus"] == "usable"]
    assert {one.outcome for one in results} == {"new"}
    assert len(results) == len(offered) > 0
    item = WireItem.objects.get(guid=edition.whole.translation_key.urn)
    assert item.headline == edition.whole.title
    assert item.dateline
    made = make_story(item, section=newsroom.section("again"))
    assert made.dateline_places == edition.whole.dateline_places
    assert made.standfirst == edition.whole.standfirst
    assert made.language == edition.whole.language
    assert "Name us." in made.usage_terms
    assert [one.outcome for one in ingest_bytes(feed().content, "again")] == ["known"] * len(
        results
    )


def test_what_we_take_back_is_a_kill_for_a_partner_of_djeli(feed, edition):
    list(ingest_bytes(feed().content, "partner"))
    guid = edition.whole.translation_key.urn
    Article.objects.get(pk=edition.whole.pk).unpublish()
    results = list(ingest_bytes(feed().content, "partner"))
    assert [one.guid for one in results if one.outcome == "kill"] == [guid]
    assert set(WireItem.objects.filter(guid=guid).values_list("pub_status", flat=True)) == {
        "canceled"
    }
