"""The feed for partners: what they get, what they do not get, and what they must take down."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from djeli.cli.clock.schedule import keep_schedule
from djeli.feeds.models import Deletion
from djeli.stories.models import Article, Edition, Picture, Topic
from djeli.wire.models import Partner
from djeli.wire.partner_tokens import give_token
from tests import newsroom
from tests.feeds.standards import ninjs

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(edition):
    made = Partner(name="Radio Lagune", terms="Name us.")
    made.token = give_token(made)
    made.save()
    return made


@pytest.fixture
def ask(client, partner):
    """The answer to a partner's request; ``?…`` follows the address."""

    def asked(query="", **headers):
        given = {"Authorization": f"Bearer {partner.token}", **headers}
        return client.get(f"/partners/ninjs/{query}", headers=given)

    return asked


def stories(answer):
    assert answer.status_code == 200, answer.content
    items = answer.json()["associations"]
    return {one["name"]: one for one in items if one["pubStatus"] == "usable"}


def withdrawn(answer):
    return [one["uri"] for one in answer.json()["associations"] if one["pubStatus"] == "canceled"]


def check(shape):
    assert ninjs.faults(shape) == []


def test_the_standards_schema_holds(ask, edition, corpora):
    edition.elsewhere.unpublish()
    kinds = list(Topic.Kind)
    edition.whole.topics = [
        Topic.objects.create(name=f"About {kind}", slug=f"about-{kind}", kind=kind)
        for kind in kinds
    ]
    edition.whole.is_analysis = True
    edition.whole.save_revision().publish()
    shape = ask().json()
    assert list(schema_in(corpora / "ninjs" / "schemas").iter_errors(shape)) == []
    story = stories(ask())["The bridge opens"]
    assert {"people", "places", "organisations", "events", "subjects", "genres"} <= set(story)


def schema_in(folder: Path) -> Any:
    """A validator by the standard's own schema, with the one that it points to."""
    # Not above: it compiles 38 grammars, which every worker would wait for.
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    if not folder.is_dir():
        pytest.skip("needs ../shared/corpora/ninjs/schemas, which is not here")
    shapes = json.loads((folder / "GeoJSON-schema.json").read_text())
    known = Registry().with_resource(shapes["$id"], Resource.from_contents(shapes))
    schema = json.loads((folder / "ninjs-schema_3.0.json").read_text())
    return Draft202012Validator(
        schema, registry=known, format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def test_our_own_check_holds_and_finds_what_is_wrong(ask, edition):
    edition.elsewhere.unpublish()
    check(ask().json())
    assert len(ninjs.faults({"uri": "7", "type": "story", "renditions": [{}]})) == 3


def test_a_story_comes_whole_with_what_may_not_be_parted_from_it(ask, edition):
    Edition.objects.update(feed_text=Edition.FeedText.EXCERPT)
    story = stories(ask())["The bridge opens"]
    assert story["uri"] == edition.whole.translation_key.urn
    assert story["headlines"][0]["value"] == "The bridge opens"
    assert story["by"] == "Ama Boateng, Kofi Mensah"
    assert story["located"] == "Akosombo"
    assert story["usageTerms"] == "Name us."
    assert story["copyrightHolder"] == "The Lantern"
    assert "We walked it first" in story["bodies"][0]["value"]
    assert story["altIds"][0]["value"].endswith("/politics/africa/the-bridge-opens/")
    assert {one["name"] for one in story["subjects"]} == {"Africa", "Rivers"}
    (picture,) = story["associations"]
    assert picture["type"] == "picture"
    assert picture["by"] == "Photo: Test Desk"
    assert picture["renditions"][0]["href"].endswith("/c1200x630.jpg")


def test_a_story_comes_with_what_is_disclosed_of_it(ask, edition):
    told = {"kind": "trip", "text": "The line paid for the flight."}
    edition.whole.disclosures = [("disclosure", told)]
    edition.whole.save()
    story = stories(ask())["The bridge opens"]
    assert story["edNote"] == "Trip paid by others: The line paid for the flight."


def test_without_a_token_nobody_is_told_anything(client, ask, partner, edition):
    for given in ({}, {"Authorization": "Bearer no"}, {"Authorization": f"Basic {partner.token}"}):
        answer = client.get("/partners/ninjs/", headers=given)
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"].startswith("Bearer")
        assert b"bridge" not in answer.content
    assert client.get(f"/partners/ninjs/?token={partner.token}").status_code == 401
    assert ask().status_code == 200


def test_a_token_that_is_taken_back_works_no_more(ask, partner, edition):
    assert ask().status_code == 200
    Partner.objects.update(is_active=False)
    assert ask().status_code == 401
    Partner.objects.update(is_active=True)
    give_token(partner)
    partner.save()
    assert ask(Authorization="Bearer x").status_code == 401
    Partner.objects.all().delete()
    assert ask().status_code == 401


def test_no_row_says_what_a_token_is(partner):
    stored = str(list(Partner.objects.values()))
    assert partner.token not in stored
    assert partner.token.removeprefix("djeli_") not in stored


def test_the_desk_sees_when_a_partner_last_came(ask, partner):
    newsroom.front()
    assert partner.fetched_at is None
    ask()
    partner.refresh_from_db()
    assert timezone.now() - partner.fetched_at < timedelta(minutes=1)


def test_an_embargo_holds_for_partners_too(ask, edition):
    story = newsroom.draft(edition.africa, "Not before noon")
    story.go_live_at = timezone.now() + timedelta(hours=1)
    revision = story.save_revision()
    revision.publish()
    assert "Not before noon" not in ask().content.decode()
    revision.content["go_live_at"] = None
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    keep_schedule()
    assert "Not before noon" in stories(ask())


def test_an_agencys_copy_goes_out_by_its_leave_only(ask, edition):
    assert "Agency text" not in ask().content.decode()
    edition.wire.may_be_passed_on = True
    edition.wire.save()
    story = stories(ask())["Wire says so"]
    assert story["usageTerms"] == "Name us.\nDo not archive."
    assert story["copyrightHolder"] == "Harmattan Wire"
    assert story["infoSources"] == [{"name": "Harmattan Wire", "role": "agency"}]


def test_what_may_no_longer_be_used_is_not_offered_and_is_taken_back(ask, edition):
    until = timezone.now() + timedelta(hours=1)
    edition.whole.usage_expires_at = until
    edition.whole.save_revision().publish()
    assert stories(ask())["The bridge opens"]["expires"][:19] == until.isoformat()[:19]
    past = timezone.now() - timedelta(minutes=1)
    Article.objects.filter(pk=edition.whole.pk).update(usage_expires_at=past)
    assert "The bridge opens" not in stories(ask())
    keep_schedule()
    assert withdrawn(ask()) == [edition.whole.translation_key.urn]


def test_pictures_that_are_not_ours_or_over_are_left_out_with_their_place_in_the_text(ask, edition):
    assert ask().content.count(b"<img ") == 1
    Picture.objects.update(agency=edition.wire)
    story = stories(ask())["The bridge opens"]
    assert "associations" not in story
    assert "<img " not in story["bodies"][0]["value"]
    edition.wire.may_be_passed_on = True
    edition.wire.save()
    assert ask().content.count(b"<img ") == 1


def test_a_partner_may_have_texts_only(ask, partner, edition):
    Partner.objects.update(has_pictures=False)
    assert b"/media/pictures/" not in ask().content


def test_a_partner_is_told_what_to_take_down_without_hearing_it_again(ask, edition):
    urn = edition.whole.translation_key.urn
    edition.whole.unpublish()
    answer = ask()
    assert withdrawn(answer) == [urn]
    assert "The bridge opens" not in answer.content.decode()
    edition.whole.save_revision().publish()
    assert withdrawn(ask()) == []


def test_a_deleted_story_is_taken_down_and_a_deleted_draft_is_not_mentioned(ask, edition):
    urn = edition.whole.translation_key.urn
    newsroom.draft(edition.africa, "Never seen").delete()
    edition.whole.delete()
    assert withdrawn(ask()) == [urn]
    later = (timezone.now() + timedelta(minutes=1)).isoformat()
    assert withdrawn(ask(f"?since={later}")) == []


def test_an_old_withdrawal_is_not_told_for_ever(ask, edition):
    edition.whole.delete()
    Deletion.objects.update(at=timezone.now() - timedelta(days=15))
    assert withdrawn(ask()) == []


def test_asking_since_the_last_time_gives_every_story_once(ask, edition):
    Article.objects.update(last_published_at=timezone.now() - timedelta(hours=1))
    for number in range(3):
        newsroom.story(edition.africa, f"Story {number}")
    seen, address = [], "?since=2020-01-01T00:00:00Z&limit=2"
    for _ in range(10):
        answer = ask(address)
        found = stories(answer)
        seen += found
        if "Link" not in answer:
            break
        target, rel = answer["Link"].split("; ")
        assert rel == 'rel="next"'
        address = f"?{urlsplit(target.strip('<>')).query}"
    assert len(seen) == len(set(seen)) == 6
    assert seen[-3:] == ["Story 0", "Story 1", "Story 2"]
    newest = max(one["versionCreated"] for one in stories(ask()).values())
    assert stories(ask(f"?since={newest}")) == {}
    assert stories(ask(f"?since={newest.replace('Z', '+00:00')}")) == {}


def test_a_partner_may_ask_for_one_section(ask, edition):
    newsroom.story(newsroom.section("science"), "Elsewhere")
    assert "Elsewhere" in stories(ask())
    assert "Elsewhere" not in stories(ask("?section=politics/africa"))
    assert list(stories(ask("?section=/science/"))) == ["Elsewhere"]


@pytest.mark.parametrize(
    "query",
    [
        *("limit=0", "limit=-1", "limit=x", "limit=²", "since=yesterday", "since=2026-13-01"),
        *("since=0001-01-01T00:00:00%2B14:00", "section=none", "section=%00", "after=1"),
        *("since=2026-01-01T00:00:00Z&after=x", "since=%00"),
    ],
)
def test_an_argument_that_cannot_be_read_is_said_to_be_so(ask, edition, query):
    answer = ask(f"?{query}")
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_a_partner_that_asks_again_hears_that_nothing_changed(ask, edition):
    first = ask()
    assert first["Cache-Control"] == "private, no-cache"
    tag = {"If-None-Match": first["ETag"]}
    assert ask(**tag).status_code == 304
    newsroom.story(edition.africa, "Just now")
    assert ask(**tag).status_code == 200


def test_what_is_asked_of_the_database_does_not_grow_with_the_stories(
    ask, edition, django_assert_max_num_queries
):
    for number in range(8):
        newsroom.filler(
            edition.africa, f"Story {number}", lead_picture=newsroom.picture(f"Picture {number}")
        )
    ask()
    with django_assert_max_num_queries(14):
        assert len(stories(ask())) == 11


def test_nothing_is_taken_by_another_method(client, partner):
    given = {"Authorization": f"Bearer {partner.token}"}
    assert client.post("/partners/ninjs/", headers=given).status_code in {403, 405}


def test_a_picture_that_may_be_shown_in_some_regions_only_is_not_passed_on(ask, edition):
    Picture.objects.update(regions="West Africa")
    story = stories(ask())["The bridge opens"]
    assert "associations" not in story
    assert "<img " not in story["bodies"][0]["value"]
