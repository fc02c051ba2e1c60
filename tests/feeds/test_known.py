"""Sources and states travel with the story, into feeds and to partners; what is the desk's own does
not."""

import json
from datetime import date

import pytest
from django.core.files.base import ContentFile
from lxml import html as markup
from wagtail.documents import get_document_model

from djeli.stories.models import Article, Edition, Source
from djeli.wire.ingestion import ingest_bytes
from djeli.wire.models import WireItem
from tests import newsroom
from tests.feeds.standards import atom, jsonfeed, ninjs, rss
from tests.feeds.test_syndication import ask, partner, schema_in  # noqa: F401 (fixtures)

pytestmark = pytest.mark.django_db


def publish(story):
    story.sources = [
        Source(
            kind="document",
            who="The bridge’s <log>",
            link="https://log.example/1",
            checked_how="read in full",
            checked_on=date(2026, 11, 20),
            note="Quokkanote",
            checked_by="Quokkachecker",
        ),
        Source(
            kind="eyewitness",
            who="A nurse",
            is_anonymous=True,
            why_anonymous="she fears for her post",
            known_to="Quokkaeditor",
            name="Quokkaname",
        ),
        Source(who="Quokkawho", is_public=False),
    ]
    story.verification = "disputed"
    story.verification_note = "The operator says otherwise."
    story.save_revision().publish()
    return Article.objects.get(pk=story.pk)


@pytest.fixture
def disputed(edition):
    Edition.objects.update(feed_text="full")
    return publish(edition.whole)


def entry(client, story):
    items = json.loads(client.get("/feed/json/").content)["items"]
    return next(one for one in items if one["id"] == story.translation_key.urn)


def test_a_whole_text_in_a_feed_ends_with_its_sources(client, disputed):
    content = entry(client, disputed)["content_html"]
    told = content[content.index("How we know") :]
    assert '<a href="https://log.example/1">The bridge’s &lt;log&gt;</a>' in told
    assert "Official document" in told
    assert "Checked: 20 November 2026, read in full" in told
    assert "Eyewitness: A nurse. Not named: she fears for her post" in told
    for form, faults in (("", rss.faults), ("atom/", atom.faults), ("json/", jsonfeed.faults)):
        written = client.get(f"/feed/{form}").content
        assert faults(written) == []
        assert b"Quokka" not in written


def test_a_state_stands_in_the_first_line(client, disputed):
    assert entry(client, disputed)["summary"].startswith("Disputed: The operator says otherwise.")
    Article.objects.update(verification="verified")
    summary = entry(client, disputed)["summary"]
    assert "Verified" not in summary
    assert "Disputed" not in summary
    assert "<p>Verified: " in entry(client, disputed)["content_html"]


def test_an_excerpt_has_no_sources(client, disputed):
    Edition.objects.update(feed_text="excerpt")
    assert "How we know" not in entry(client, disputed)["content_html"]


def test_agency_copy_is_credited_and_needs_no_panel(client, edition):
    Edition.objects.update(feed_text="full")
    edition.wire.may_be_passed_on = True
    edition.wire.save()
    items = json.loads(client.get("/feed/json/").content)["items"]
    (copy,) = (one for one in items if one["title"] == "Wire says so")
    assert "Agency text" in copy["content_html"]
    assert "How we know" not in copy["content_html"]


def test_a_document_among_the_sources_is_linked_whole(client, disputed):
    file = ContentFile(b"%PDF-1.4", "log.pdf")
    document = get_document_model().objects.create(title="The log", file=file)
    document.file.close()
    disputed.sources = [Source(who="The bridge", document=document)]
    disputed.save_revision().publish()
    links = markup.fromstring(entry(client, disputed)["content_html"]).iter("a")
    assert ("The log", f"http://127.0.0.1:8000{document.url}") in {
        (one.text, one.get("href")) for one in links
    }
    document.title = "The whole log"
    document.save()
    assert "The whole log" in entry(client, disputed)["content_html"]


def test_a_partner_gets_sources_and_states(ask, disputed):  # noqa: F811 (a fixture)
    shape = ask().json()
    assert ninjs.faults(shape) == []
    story = next(one for one in shape["associations"] if one["name"] == disputed.title)
    assert story["infoSources"] == [
        {"name": "The bridge’s <log>", "role": "document", "uri": "https://log.example/1"},
        {"name": "A nurse", "role": "eyewitness"},
    ]
    assert "Disputed: The operator says otherwise." in story["edNote"]
    assert "A nurse: Not named: she fears for her post" in story["edNote"]
    assert b"Quokka" not in ask().content


def test_a_partner_gets_claims_with_their_ratings(ask, edition, corpora):  # noqa: F811
    edition.elsewhere.unpublish()
    claims = [newsroom.claim(), newsroom.claim(claimant="The port", is_organisation=True)]
    newsroom.story(edition.africa, "Was it paid for?", claims=claims)
    shape = ask().json()
    assert ninjs.faults(shape) == []
    assert list(schema_in(corpora / "ninjs" / "schemas").iter_errors(shape)) == []
    story = next(one for one in shape["associations"] if one["name"] == "Was it paid for?")
    first, second = (one for one in story["associations"] if one["rel"] == "claim")
    assert first["headlines"][0]["value"] == "The bridge was never paid for."
    assert first["people"] == [{"name": "Kofi Mensah", "rel": "claimant"}]
    assert first["genres"][0]["name"] == "False"
    assert first["genres"][0]["uri"].endswith("/fact-checks/false/")
    assert first["altIds"] == [{"role": "web", "value": "https://speech.example/1"}]
    assert second["organisations"] == [{"name": "The port", "rel": "claimant"}]


def test_our_own_wire_reads_a_story_with_claims_and_sources(ask, disputed):  # noqa: F811
    disputed.claims = [newsroom.claim()]
    disputed.save_revision().publish()
    list(ingest_bytes(ask().content, "partner"))
    item = WireItem.objects.get(guid=disputed.translation_key.urn)
    assert item.headline == disputed.title
    assert item.agency_name != "The bridge’s <log>"
    assert "Disputed: The operator says otherwise." in item.ednote
