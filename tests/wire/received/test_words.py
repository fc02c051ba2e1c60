"""The inbox finds an item by any of its words, in any script."""

import json

import pytest

from djeli.wire.inbox import inbox
from djeli.wire.ingestion import ingest_bytes
from djeli.wire.models import WireItem
from djeli.wire.received.words import having
from tests.wire.test_intake import ninjs

pytestmark = pytest.mark.django_db


@pytest.fixture
def items():
    facts = {
        "slugline": "MALI-SECURITE",
        "byline": "Aïssata Diarra",
        "located": "Ségou",
        "keywords": ["cotton"],
        "subject": [{"name": "Agriculture", "code": "medtop:04000000"}],
        "body_text": "Les pêcheurs de N'Djamena se réunissent. 农民在市场",
    }
    list(ingest_bytes(ninjs(1, **facts), "one.json"))
    list(ingest_bytes(ninjs(2, headline="اجتماع الوزراء في الخرطوم"), "two.json"))
    return WireItem.objects.order_by("pk")


@pytest.mark.parametrize(
    ("typed", "guids"),
    [
        ("pecheurs", ["urn:batch:1"]),
        ("DIARRA ségou", ["urn:batch:1"]),
        ("cotton", ["urn:batch:1"]),
        ("agricult", ["urn:batch:1"]),
        ("N'Djamena", ["urn:batch:1"]),
        ("mali-securite", ["urn:batch:1"]),
        ("市场", ["urn:batch:1"]),
        ("الوزراء", ["urn:batch:2"]),
        ("harmattan", ["urn:batch:1", "urn:batch:2"]),
        ("pecheurs khartoum", []),
        ("\" OR * NEAR(\x00 '; --", []),
        ("…", ["urn:batch:1", "urn:batch:2"]),
    ],
)
def test_an_item_is_found_by_its_words(items, typed, guids):
    assert [item.guid for item in having(items, typed)] == guids


def test_the_words_of_a_deleted_item_are_gone(items):
    kept = having(items, "harmattan").values_list("guid", flat=True)
    WireItem.objects.filter(guid="urn:batch:1").delete()
    assert list(kept) == ["urn:batch:2"]


def test_a_long_text_is_indexed_as_far_as_it_can_be(items):
    long = json.loads(ninjs(3)) | {"body_text": " ".join(f"w{at}" for at in range(40_000))}
    assert [one.outcome for one in ingest_bytes(json.dumps(long).encode(), "three.json")] == ["new"]
    assert [item.guid for item in having(inbox(), "w77 w8")] == ["urn:batch:3"]
