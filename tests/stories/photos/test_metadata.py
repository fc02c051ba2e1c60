import io

import pytest
from PIL import Image

from djeli.stories.photos import metadata
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
    found = metadata.read(with_xmp())
    assert (found.photographer, found.credit) == ("Ama Boateng", "Harmattan Wire")
    assert found.caption == "A bridge & a river"
    assert found.taken_at.isoformat() == "2026-05-04T10:20:30+00:00"


def test_a_file_that_says_nothing_is_silent():
    assert metadata.read(io.BytesIO(newsroom.jpeg())) == metadata.PhotoMetadata()


@pytest.mark.parametrize("content", [b"", b"not a picture", newsroom.jpeg()[:60]])
def test_a_broken_file_is_silent_and_raises_nothing(content):
    file = io.BytesIO(content)
    assert metadata.read(file) == metadata.PhotoMetadata()
    assert file.tell() == 0


def test_the_standards_reference_picture_is_read(corpora):
    path = corpora / "photo" / "IPTC-PhotometadataRef-Std2017.1.jpg"
    with path.open("rb") as file:
        found = metadata.read(file)
    assert "Creator" in found.photographer
    assert "Credit Line" in found.credit
    assert "description" in found.caption
    assert "Copyright" in found.copyright
    assert found.taken_at is not None


def test_a_date_without_a_time_is_that_day_in_the_newsroom_and_begins_at_midnight(settings):
    settings.TIME_ZONE = "Africa/Lagos"
    file = io.BytesIO()
    day = XMP.replace(b"2026-05-04T10:20:30Z", b"2026-05-04")
    Image.new("RGB", (40, 30)).save(file, "JPEG", xmp=day)
    assert metadata.read(file).taken_at.isoformat() == "2026-05-04T00:00:00+01:00"


def test_the_special_instructions_of_iptc_are_read():
    said = b"Not for use before noon"
    record = b"\x1c\x02\x28" + len(said).to_bytes(2, "big") + said
    block = b"8BIM\x04\x04\x00\x00" + len(record).to_bytes(4, "big") + record
    marker = b"Photoshop 3.0\x00" + block + b"\x00" * (len(record) % 2)
    file = newsroom.jpeg((40, 30))
    segment = b"\xff\xed" + (len(marker) + 2).to_bytes(2, "big") + marker
    assert metadata.read(io.BytesIO(file[:2] + segment + file[2:])).instructions == said.decode()
