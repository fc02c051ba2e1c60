"""A kill takes the pictures of an item out of use, wherever they stand."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from djeli.wire.ingestion import ingest_bytes
from djeli.wire.models import ImportedPicture, WireItem
from djeli.wire.pictures import withdrawing
from tests import newsroom

pytestmark = pytest.mark.django_db
PLAIN = json.loads((Path(__file__).parents[1] / "samples" / "plain.json").read_text())


def received(**facts):
    list(ingest_bytes(json.dumps(PLAIN | facts).encode(), "test"))
    return WireItem.objects.get(guid__endswith=facts.get("uri", PLAIN["uri"]), is_newest=True)


@pytest.fixture
def imported():
    until = timezone.now() + timedelta(days=9)
    return ImportedPicture.objects.create(
        item=received(),
        place=0,
        media_guid="u:picture",
        picture=newsroom.picture(rights_expire_at=until),
    )


def is_usable(imported):
    imported.picture.refresh_from_db()
    assert imported.picture.is_usable() is not imported.picture.is_expired
    return imported.picture.is_usable()


def test_a_kill_takes_the_pictures_of_the_item_out_of_use(imported):
    received(pubstatus="canceled", version="2", ednote="Wrong river.")
    assert not is_usable(imported)
    entry = ModelLogEntry.objects.get(action=withdrawing.STOPPED)
    assert entry.data["reason"] == "Wrong river."
    assert entry.data["agency"] == "Harmattan Wire"


def test_a_picture_that_is_killed_by_its_own_name_goes_too(imported):
    received(uri="u:picture", pubstatus="canceled", type="picture")
    assert not is_usable(imported)


def test_a_picture_of_an_item_that_is_free_again_has_its_former_rights(imported):
    until = imported.picture.rights_expire_at
    at = "2026-11-20T11:00:0{}Z"
    received(pubstatus="withheld", version="2", versioncreated=at.format(1))
    assert not is_usable(imported)
    received(version="3", versioncreated=at.format(2))
    assert is_usable(imported)
    assert imported.picture.rights_expire_at == until


def test_what_was_left_undone_the_clock_does(imported):
    WireItem.objects.update(pub_status="canceled")
    withdrawing.catch_up()
    withdrawing.catch_up()
    assert not is_usable(imported)
    assert ModelLogEntry.objects.filter(action=withdrawing.STOPPED).count() == 1
