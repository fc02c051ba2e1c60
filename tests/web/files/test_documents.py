import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from djeli.stories.models import Article
from djeli.stories.public_files import showings
from tests import newsroom
from tests.desk.logins import log_in

pytestmark = pytest.mark.django_db

Document = get_document_model()


def made(name="report.pdf", content=b"%PDF-1.4 figures", **fields):
    document = Document.objects.create(title="Report", file=ContentFile(content, name), **fields)
    document.file.close()
    return document


def linked(document, **fields):
    text = f'<p><a linktype="document" id="{document.pk}">The report</a></p>'
    return newsroom.story(newsroom.section(), body=[("paragraph", text)], **fields)


def fetch(client, address):
    """The answer, read to its end."""
    response = client.get(address)
    if response.streaming:
        response.told = b"".join(response.streaming_content)
    else:
        response.told = response.content
    response.close()
    return response


def test_a_document_that_something_live_links_to_is_public(client):
    document = made()
    linked(document)
    response = fetch(client, document.url)
    assert response.status_code == 200
    assert response.told == b"%PDF-1.4 figures"
    assert response["Cache-Control"] == "public, no-cache"


def test_a_document_block_shows_its_document(client):
    document = made()
    block = ("document", {"document": document.pk, "title": ""})
    newsroom.story(newsroom.section(), body=[block])
    assert fetch(client, document.url).status_code == 200


def test_a_document_that_only_a_draft_links_to_is_not_found(client):
    document = made()
    text = f'<p><a linktype="document" id="{document.pk}">The report</a></p>'
    newsroom.draft(newsroom.section(), body=[("paragraph", text)])
    assert fetch(client, document.url).status_code == 404


@pytest.mark.parametrize(
    "withdraw",
    [
        lambda document: Article.objects.get().unpublish(),
        lambda document: Article.objects.update(body=[]),
        lambda document: document.delete(),
    ],
    ids=["story withdrawn", "link taken out", "deleted"],
)
def test_a_document_that_was_public_and_is_no_longer_is_gone(client, withdraw):
    document = made()
    address = document.url
    linked(document)
    assert fetch(client, address).status_code == 200
    withdraw(document)
    response = fetch(client, address)
    assert response.status_code == 410
    assert b"This document was withdrawn" in response.told
    assert response["Cache-Control"] == "private, no-store"


def test_the_newsroom_fetches_what_is_not_public_and_nobody_keeps_it():
    document = made()
    response = fetch(log_in("Contributors"), document.url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


def test_a_closed_collection_gives_nothing_though_a_story_links_to_it(client):
    closed = Collection.get_first_root_node().add_child(name="Partners")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    document = made(collection=closed)
    linked(document)
    assert fetch(client, document.url).status_code == 404


@pytest.mark.parametrize(
    ("name", "kind", "way"),
    [
        ("a.pdf", "application/pdf", "inline"),
        ("a.csv", "text/csv", "attachment"),
        ("a.html", "application/octet-stream", "attachment"),
        ("a.svg", "application/octet-stream", "attachment"),
        ("a.xml", "application/octet-stream", "attachment"),
        ("a.js", "application/octet-stream", "attachment"),
    ],
)
def test_what_a_browser_would_run_is_bytes_to_be_saved(client, settings, name, kind, way):
    settings.WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf", "text/html", "image/svg+xml"]
    document = made(name, b"<script>alert(1)</script>")
    linked(document)
    response = fetch(client, document.url)
    assert response["Content-Type"].partition(";")[0] == kind
    assert response["Content-Disposition"].startswith(way)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/documents/999999/a.pdf", f"/documents/{'9' * 18}/a.pdf"])
def test_an_unknown_document_is_not_found(client, address):
    newsroom.front()
    assert fetch(client, address).status_code == 404


def test_another_name_than_its_own_is_not_found(client):
    document = made()
    linked(document)
    showings.catch_up()
    assert fetch(client, f"/documents/{document.pk}/other.pdf").status_code == 404
