"""Photos and large files lie in private files, one for each row, and go with it."""

import os
import stat
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile

from djeli.wire.ingestion import ingest_bytes, replay
from djeli.wire.models import Quarantined, WireItem
from djeli.wire.pictures.drafts import make_illustrated
from djeli.wire.received.files import LEFT_OVER, bytes_of, forget_left_over
from djeli.wire.received.storage import LARGEST_IN_ROW, kept_as, received_files
from tests import newsroom
from tests.wire.formats.test_worse_than_the_standards import photo

pytestmark = pytest.mark.django_db
PHOTO = photo(_105=b"First car", _120=b"A car on the bridge.", _110=b"HW")


def take_in(content, name="photo.jpg"):
    return [result.outcome for result in ingest_bytes(content, name)]


def path_of(row):
    return Path(settings.DATA, "received", row.file.name)


def test_a_photo_lies_in_a_private_file_and_the_library_gets_a_copy_of_it():
    newsroom.section("africa")
    content = PHOTO
    assert take_in(content) == ["new"]
    item = WireItem.objects.get()
    assert (bytes(item.content), bytes_of(item), path_of(item).read_bytes()) == (
        b"", content, content,
    )  # fmt: skip
    assert stat.S_IMODE(path_of(item).stat().st_mode) == 0o600
    assert stat.S_IMODE(path_of(item).parent.stat().st_mode) == 0o700
    with pytest.raises(ValueError, match="private"):
        _ = item.file.url
    picture = make_illustrated(item).story.lead_picture
    assert picture.file.path != str(path_of(item))
    with picture.open_file() as file:
        assert file.read()[:2] == content[:2]


def test_the_same_photo_again_leaves_no_second_file(django_capture_on_commit_callbacks):
    content = PHOTO
    assert take_in(content) + take_in(content) == ["new", "known"]
    item = WireItem.objects.get()
    assert len(list(path_of(item).parent.iterdir())) == 1
    path = path_of(item)
    with django_capture_on_commit_callbacks(execute=True):
        item.delete()
    assert not path.exists()


def test_text_lies_in_its_row_and_what_is_large_in_a_file():
    assert kept_as(b"{}" * 10) == {"content": b"{}" * 10}
    assert isinstance(kept_as(b" " * (LARGEST_IN_ROW + 1))["file"], ContentFile)


def test_a_broken_photo_is_in_quarantine_with_its_file(
    monkeypatch, django_capture_on_commit_callbacks
):
    content = PHOTO
    with monkeypatch.context() as broken:
        broken.setattr("djeli.wire.formats.dialects.photo.texts_of", lambda image: 1 / 0)
        assert take_in(content) + take_in(content) == ["refused", "refused"]
    row = Quarantined.objects.get()
    path = path_of(row)
    assert (bytes(row.content), path.read_bytes()) == (b"", content)
    with django_capture_on_commit_callbacks(execute=True):
        assert [result.outcome for result in replay()] == ["new"]
    assert not path.exists()
    assert path_of(WireItem.objects.get()).is_file()


def test_a_file_that_was_taken_away_is_said_to_be_missing():
    take_in(b"\xff\xd8\xff" + b"no picture")
    path_of(Quarantined.objects.get()).unlink()
    (result,) = replay()
    assert (result.outcome, "No such file" in result.reason) == ("refused", True)


def test_files_whose_row_was_never_written_are_deleted_after_a_day():
    take_in(PHOTO)
    kept = path_of(WireItem.objects.get())
    lost, young = (received_files().save(f"zz/{name}", ContentFile(b"x")) for name in "ab")
    long_ago = time.time() - LEFT_OVER.total_seconds() - 60
    for path in (kept, Path(received_files().path(lost))):
        os.utime(path, (long_ago, long_ago))
    assert forget_left_over() == 1
    assert kept.exists()
    assert (received_files().exists(lost), received_files().exists(young)) == (False, True)
    received_files().delete(young)


def test_a_photo_that_says_nothing_of_itself_is_no_item_and_the_reason_is_right():
    (result,) = ingest_bytes(photo(), "bare.jpg")
    assert (result.outcome, result.reason) == (
        "not news",
        "a picture without a headline or caption",
    )
