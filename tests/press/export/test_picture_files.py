"""What stands in the picture files of a mirror."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from djeli.stories.models import Picture
from tests import newsroom, photos

pytestmark = pytest.mark.django_db


def test_no_file_of_a_mirror_tells_where_a_picture_was_taken(out, mirror, africa):
    file = SimpleUploadedFile("sent.jpg", photos.telling(exif=photos.exif(6)))
    picture = Picture.objects.create(title="A", alt_text="A", credit="Ama Boateng", file=file)
    newsroom.story(africa, lead_picture=picture)

    out()

    files = [path for path in (mirror / "media").rglob("*") if path.is_file()]
    assert len(files) > 10
    for path in files:
        content = path.read_bytes()
        assert photos.told_too_much(content) == {}, path.name
        assert b"Ama Boateng" in content
