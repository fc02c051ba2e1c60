"""The service worker and the manifest as they are served."""

import gzip
import json

import pytest

from tests.web.sample_html import PLAIN_STATIC

pytestmark = pytest.mark.django_db
MOST = 3_000
"""Bytes of the service worker on the wire."""


@pytest.fixture
def plain(story, client):
    with PLAIN_STATIC:
        yield client


def test_the_worker_is_small_and_stands_at_the_root(plain):
    answer = plain.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert len(gzip.compress(answer.content, 9)) <= MOST
    assert "/static/web/reader.css" in answer.content.decode()


def test_the_manifest_has_what_a_phone_needs_to_install_the_edition(plain):
    answer = plain.get("/manifest.webmanifest")
    told = json.loads(answer.content)
    assert answer["Content-Type"] == "application/manifest+json"
    assert {told["start_url"], told["scope"]} == {"/"}
    assert {(one["sizes"], one["purpose"]) for one in told["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }


def test_the_page_of_the_device_is_not_for_search_engines(plain):
    assert '<meta name="robots" content="noindex">' in plain.get("/offline/").content.decode()
