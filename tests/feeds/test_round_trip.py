"""What partners get from us, our own wire can read: stories, corrections, and what is taken back."""

import pytest
from lxml import etree

from djeli.stories.corrections import record
from djeli.stories.models import Article
from djeli.wire.ingestion import ingest_bytes
from djeli.wire.models import Partner, WireItem
from djeli.wire.partner_tokens import give_token
from djeli.wire.story_drafts import make_story
from tests import newsroom
from tests.feeds.standards import newsml_g2

pytestmark = pytest.mark.django_db
FORMATS = ("ninjs", "newsml-g2")
NAR = "{http://iptc.org/std/nar/2006-10-01/}"


@pytest.fixture
def partner(edition):
    made = Partner(name="Radio Lagune", terms="Name us.")
    made.token = give_token(made)
    made.save()
    return made


@pytest.fixture(params=FORMATS)
def feed(request, client, partner):
    headers = {"Authorization": f"Bearer {partner.token}"}
    return lambda query="": client.get(f"/partners/{request.param}/{query}", headers=headers)


@pytest.fixture
def newsml(client, partner):
    headers = {"Authorization": f"Bearer {partner.token}"}
    return lambda query="": client.get(f"/partners/newsml-g2/{query}", headers=headers)


def texts(results):
    return [one for one in results if not one.guid.startswith("http")]


def test_our_feed_for_partners_is_read_by_our_own_wire(feed, edition):
    results = texts(ingest_bytes(feed().content, "partner"))
    offered = {"The bridge opens", "The ferry stops", edition.hostile.title}
    assert {one.outcome for one in results} == {"new"}
    told = {item.headline for item in WireItem.objects.filter(kind="text")}
    assert len(results) == len(told) == len(offered)
    item = WireItem.objects.get(guid=edition.whole.translation_key.urn)
    assert item.headline == edition.whole.title
    assert item.dateline
    made = make_story(item, section=newsroom.section("again"))
    assert made.dateline_places == edition.whole.dateline_places
    assert made.standfirst == edition.whole.standfirst
    assert made.language == edition.whole.language
    assert "Name us." in made.usage_terms
    again = texts(ingest_bytes(feed().content, "again"))
    assert [one.outcome for one in again] == ["known"] * len(results)


def test_what_we_take_back_is_a_kill_for_a_partner_of_djeli(feed, edition):
    list(ingest_bytes(feed().content, "partner"))
    guid = edition.whole.translation_key.urn
    Article.objects.get(pk=edition.whole.pk).unpublish()
    results = list(ingest_bytes(feed().content, "partner"))
    assert [one.guid for one in results if one.outcome == "kill"] == [guid]
    assert set(WireItem.objects.filter(guid=guid).values_list("pub_status", flat=True)) == {
        "canceled"
    }


def test_a_retracted_story_is_taken_back_with_its_reason(feed, edition):
    list(ingest_bytes(feed().content, "partner"))
    record.take(edition.whole, "retraction", "The document was forged.")
    results = list(ingest_bytes(feed().content, "partner"))
    assert [one.outcome for one in results if one.guid == edition.whole.translation_key.urn] == [
        "kill"
    ]
    assert "The document was forged." in feed().content.decode()
    assert "We walked it first" not in feed().content.decode()


def test_a_corrected_story_is_a_newer_version_that_says_what_was_wrong(feed, edition):
    list(ingest_bytes(feed().content, "partner"))
    record.take(edition.whole, "correction", "It was 14 cars, not 40.")
    results = list(ingest_bytes(feed().content, "partner"))
    guid = edition.whole.translation_key.urn
    assert [one.outcome for one in results if one.guid == guid] == ["update"]
    newest = WireItem.objects.filter(guid=guid).order_by("-pk").first()
    assert "It was 14 cars, not 40." in newest.ednote


def test_both_formats_bring_the_same(client, partner, edition):
    story = Article.objects.get(pk=edition.whole.pk)
    story.verification, story.is_analysis = "developing", True
    story.save_revision().publish()
    headers = {"Authorization": f"Bearer {partner.token}"}
    found = []
    for name in FORMATS:
        WireItem.objects.all().delete()
        list(ingest_bytes(client.get(f"/partners/{name}/", headers=headers).content, "partner"))
        found.append(WireItem.objects.get(guid=story.translation_key.urn))
    one, other = found
    for field in (
        *("headline", "byline", "dateline", "description", "language", "blocks", "version"),
        *("copyright_notice", "usage_terms", "genre", "version_at", "expires_at"),
    ):
        assert getattr(one, field) == getattr(other, field), field
    assert one.ednote.split() == other.ednote.split()
    assert {row["name"] for row in one.subjects} == {row["name"] for row in other.subjects}
    assert _files(one) == _files(other) != set()


def _files(item):
    return {
        (media["caption"], media["alt_text"], media["credit"] or media["byline"], rendition["href"])
        for media in item.media
        for rendition in media["renditions"]
    }


def test_newsml_g2_holds_what_the_standard_asks_for(newsml, edition):
    record.take(edition.whole, "correction", "It was 14 cars, not 40.")
    Article.objects.get(pk=edition.elsewhere.pk).unpublish()
    answer = newsml()
    assert answer["Content-Type"].startswith("application/vnd.iptc.g2.newsmessage+xml")
    assert newsml_g2.faults(answer.content) == []
    root = etree.fromstring(answer.content)
    signals = {one.get("qcode") for one in root.iter(f"{NAR}signal")}
    states = {one.get("qcode") for one in root.iter(f"{NAR}pubStatus")}
    assert "sig:correction" in signals
    assert states == {"stat:usable", "stat:canceled"}


def test_the_check_finds_what_is_wrong():
    bad = (
        f'<newsMessage xmlns="{NAR[1:-1]}"><itemSet><newsItem guid="7" version="0">'
        '<contentMeta><headline/><language tag="en"/></contentMeta>'
        '<itemMeta><pubStatus qcode="gone"/></itemMeta></newsItem></itemSet></newsMessage>'
    )
    told = "\n".join(newsml_g2.faults(bad.encode()))
    faults = ("lacks {'header'}", "another order", "no identifier", "pubStatus gone")
    for fault in (*faults, "no version of it", "power conformance", "no catalogue says"):
        assert fault in told


def test_newsml_g2_has_the_same_door_and_the_same_arguments(client, newsml, edition):
    assert client.get("/partners/newsml-g2/").status_code == 401
    assert newsml("?limit=none").status_code == 400
    answer = newsml("?since=2020-01-01T00:00:00Z&limit=1")
    assert len(list(etree.fromstring(answer.content).iter(f"{NAR}inlineXML"))) == 1
    assert "/partners/newsml-g2/?since=" in answer["Link"]
    assert newsml("?section=nowhere").status_code == 400
    etag = newsml()["ETag"]
    headers = {"If-None-Match": etag}
    token = newsml().wsgi_request.headers["Authorization"]
    assert (
        client.get("/partners/newsml-g2/", headers={**headers, "Authorization": token}).status_code
        == 304
    )
