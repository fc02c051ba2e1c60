"""What readers are told of a story's sources."""

import json
import re
from datetime import date

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from djeli.press.render.dependencies import recorded_dependencies
from djeli.stories.models import Article, Source
from tests import newsroom

pytestmark = pytest.mark.django_db


def publish(**fields):
    draft = newsroom.draft(newsroom.section(), **fields.pop("draft", {}))
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return Article.objects.get(pk=draft.pk)


def page(client, path="/africa/the-bridge-opens/"):
    html = client.get(path).content.decode()
    return html[html.index("<body") :]


def test_a_story_without_sources_says_nothing(client):
    publish()
    assert "How we know" not in page(client)


def test_public_sources_are_told_with_how_they_were_checked(client):
    publish(
        sources=[
            Source(
                kind="document",
                who="The bridge’s log",
                link="https://example.org/log",
                checked_how="read in full",
                checked_on=date(2026, 11, 20),
            ),
            Source(who="Hidden", is_public=False),
        ]
    )
    html = page(client)
    assert 'href="https://example.org/log"' in html
    assert "Official document" in html
    assert "Checked on 20 November 2026: read in full" in html
    assert "Hidden" not in html
    assert "How we know" in page(client, "/lite/africa/the-bridge-opens/")


def test_an_anonymous_source_is_told_with_its_reason_and_no_name(client):
    source = Source(
        who="A nurse",
        is_anonymous=True,
        why_anonymous="she would lose her post",
        known_to="Binta",
        name="Awa Real",
        note="met at home",
    )
    publish(sources=[source])
    html = page(client)
    assert "A nurse" in html
    assert "Not named: she would lose her post." in html
    assert not any(word in html for word in ("Awa Real", "Binta", "met at home"))


def test_agency_copy_names_its_agency_by_itself(client):
    agency = newsroom.agency()
    publish(draft={"agency": agency})
    html = page(client)
    assert "News agency" in html


@pytest.mark.parametrize("state", ["developing", "disputed", "unverified"])
def test_a_state_stands_on_the_story_and_its_card(client, state):
    publish(verification=state, verification_note="The operator says otherwise.")
    html = page(client)
    assert f'class="how-sure {state}"' in html
    assert "The operator says otherwise." in html
    assert f'<b class="flag {state}">' in page(client, "/africa/")


def test_verified_stands_in_the_panel_and_on_no_card(client):
    publish(verification="verified")
    html = page(client)
    assert "how-sure" not in html
    assert "We checked what this story says" in html
    assert 'class="flag verified"' not in page(client, "/africa/")


def test_the_preview_of_a_draft_shows_its_own_sources(client, rf):
    story = publish()
    story.sources = [Source(who="A new log")]
    request = rf.get("/")
    response = story.make_preview_request(request, "")
    assert "A new log" in response.content.decode()
    assert "A new log" not in page(client)


def test_a_page_depends_on_its_sources(client):
    story = publish(sources=[Source(who="The bridge’s log")])
    with recorded_dependencies() as keys:
        client.get("/africa/the-bridge-opens/")
    assert f"wagtailcore_page:{story.pk}" in keys


def made(title="The contract", name="contract.pdf"):
    file = ContentFile(b"%PDF-1.4", name)
    document = get_document_model().objects.create(title=title, file=file)
    document.file.close()
    return document


def status(client, address):
    """Of the answer, which is read to its end."""
    response = client.get(address)
    if response.streaming:
        b"".join(response.streaming_content)
    response.close()
    return response.status_code


def test_the_document_of_a_public_source_is_linked_and_can_be_fetched(client):
    document = made()
    publish(sources=[Source(kind="document", who="The bridge’s contract", document=document)])
    html = page(client)
    assert f'<a href="{document.url}">The contract</a>' in html
    assert status(client, document.url) == 200


def test_the_document_of_a_source_that_only_the_desk_sees_cannot_be_fetched(client):
    document = made("Quokkatitle", "quokkafile.pdf")
    publish(sources=[Source(who="Hidden", document=document, is_public=False)])
    assert status(client, document.url) == 404
    story = Article.objects.get(live=True, title="The bridge opens")
    for address in (story.url, f"{story.url}changes/", f"/lite{story.url}"):
        assert "quokka" not in client.get(address).content.decode().lower()


def test_a_source_that_becomes_the_desks_own_takes_its_document_along(client):
    document = made()
    story = publish(sources=[Source(who="The log", document=document)])
    assert status(client, document.url) == 200
    story.sources.update(is_public=False)
    assert status(client, document.url) == 410


def test_a_source_whose_document_was_deleted_stays(client):
    document = made()
    story = publish(sources=[Source(who="The log", document=document)])
    document.delete()
    assert "The log" in page(client)
    Article.objects.get(pk=story.pk).save_revision().publish()
    assert "The log" in page(client)


def test_a_page_depends_on_the_documents_of_its_sources(client):
    document = made()
    publish(sources=[Source(who="The log", document=document)])
    with recorded_dependencies() as keys:
        client.get("/africa/the-bridge-opens/")
    assert f"wagtaildocs_document:{document.pk}" in keys


def test_search_engines_are_told_sources_and_states_and_nothing_of_the_desk(client):
    document = made()
    publish(
        verification="developing",
        verification_note="Two readings are missing.",
        sources=[
            Source(kind="data", who="The gauge", link="https://gauge.example/", note="Quokka"),
            Source(
                kind="document", who="The contract", document=document, checked_how="read in full"
            ),
            Source(kind="expert", who="Kofi Mensah, hydrologist"),
            Source(who="Quokka", is_public=False),
        ],
    )
    html = client.get("/africa/the-bridge-opens/").content.decode()
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    nodes = [one for block in blocks for one in json.loads(block).get("@graph", [])]
    story = next(one for one in nodes if "headline" in one)
    assert story["citation"] == [
        {"@type": "CreativeWork", "name": "The gauge", "url": "https://gauge.example/"},
        {
            "@type": "DigitalDocument",
            "name": "The contract",
            "url": f"http://127.0.0.1:8000{document.url}",
        },
        "Expert: Kofi Mensah, hydrologist",
    ]
    assert story["backstory"] == (
        "Developing: Two readings are missing. The contract: read in full."
    )
    assert "Quokka" not in html
