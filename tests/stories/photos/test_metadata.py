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
