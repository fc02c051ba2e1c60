import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from PIL import Image

from djeli.stories import photometadata
from djeli.stories.models import Picture
from tests import newsroom

XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
photoshop:Credit="Harmattan Wire" photoshop:DateCreated="2026-05-04T10:20:30Z">
<dc:creator><rdf:Seq><rdf:li>Ama Boateng</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">A bridge &amp; a river</rdf:li></rdf:Alt>
</dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"""


def with_xmp() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (40, 30)).save(file, "JPEG", xmp=XMP)
    file.seek(0)
    return file


def test_xmp_names_the_photographer_the_credit_and_the_caption():
    found = photometadata.read(with_xmp())
    assert (found.photographer, found.credit) == ("Ama Boateng", "Harmattan Wire")
    assert found.caption == "A bridge & a river"
    assert found.taken_at.isoformat() == "2026-05-04T10:20:30+00:00"


def test_a_file_that_says_nothing_is_silent():
    assert photometadata.read(io.BytesIO(newsroom.jpeg())) == photometadata.PhotoMetadata()


@pytest.mark.parametrize("content", [b"", b"not a picture", newsroom.jpeg()[:60]])
def test_a_broken_file_is_silent_and_raises_nothing(content):
    file = io.BytesIO(content)
    assert photometadata.read(file) == photometadata.PhotoMetadata()
    assert file.tell() == 0


def test_the_standards_reference_picture_is_read(corpora):
    path = corpora / "photo" / "IPTC-PhotometadataRef-Std2017.1.jpg"
    with path.open("rb") as file:
        found = photometadata.read(file)
    assert "Creator" in found.photographer
    assert "Credit Line" in found.credit
    assert "description" in found.caption
    assert "Copyright" in found.rights
    assert found.taken_at is not None


@pytest.mark.django_db
def test_an_upload_fills_what_the_uploader_left_empty_and_nothing_else():
    file = ImageFile(with_xmp(), "bridge.jpg")
    picture = Picture.objects.create(title="Bridge", caption="My own words", file=file)
    assert picture.caption == "My own words"
    assert picture.credit == "Harmattan Wire"
    assert picture.photographer == "Ama Boateng"


@pytest.mark.django_db
def test_a_credit_is_made_of_photographer_pool_and_agency():
    picture = newsroom.picture(
        credit="", photographer="Ama Boateng", pool="POOL", agency=newsroom.agency()
    )
    assert picture.credit_line == "Ama Boateng / POOL / Harmattan Wire"


@pytest.mark.django_db
def test_a_new_focal_point_gives_renditions_a_new_address():
    picture = newsroom.picture()
    before = picture.version
    picture.focal_point_x, picture.focal_point_y = 10, 20
    assert picture.version != before


@pytest.mark.django_db(transaction=True)
def test_a_deleted_picture_leaves_no_rendition_behind():
    picture = newsroom.picture()
    name = f"pictures/{picture.pk}/{picture.version}/w480.webp"
    default_storage.save(name, ContentFile(b"made"))
    picture.delete()
    assert not default_storage.exists(name)
