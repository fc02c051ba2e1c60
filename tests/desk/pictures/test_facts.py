"""What forms are told of pictures: those chosen, and files before they are uploaded."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from djeli.stories.models import Picture
from tests import newsroom
from tests.desk import logins

pytestmark = pytest.mark.django_db

XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
photoshop:Instructions="Not before noon" photoshop:DateCreated="2026-05-04">
<dc:creator><rdf:Seq><rdf:li>Ama Boateng</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF>
</x:xmpmeta>"""


def jpeg_with_facts():
    file = io.BytesIO()
    Image.new("RGB", (400, 300)).save(file, "JPEG", xmp=XMP)
    return file.getvalue()


def test_caption_credit_and_what_is_missing_of_chosen_pictures():
    newsroom.front()
    full = newsroom.picture("Ferry", caption="At six.", photographer="Ama Boateng")
    bare = newsroom.picture("Quay", credit="", alt_text="")
    url = f"/desk/picture-facts/?id={full.pk}&id={bare.pk}&id=x&id=99999"
    told = logins.log_in("Editors").get(url).json()["pictures"]
    assert set(told) == {str(full.pk), str(bare.pk)}
    assert (told[str(full.pk)]["caption"], told[str(full.pk)]["lacks"]) == ("At six.", "")
    assert told[str(full.pk)]["credit"] == full.credit_line
    assert told[str(bare.pk)]["lacks"] == "credit, alternative text"
    assert told[str(bare.pk)]["mend"].endswith(f"/{bare.pk}/")
    assert logins.log_in("Reporters").get(url).json()["pictures"][str(bare.pk)]["mend"] == ""


def test_a_file_says_what_it_knows_before_it_is_uploaded_and_nothing_is_kept():
    newsroom.front()
    file = SimpleUploadedFile("quay.jpg", jpeg_with_facts(), "image/jpeg")
    answer = logins.log_in("Reporters").post("/desk/picture-facts/file/", {"file": file})
    told = {one["name"]: one["value"] for one in answer.json()["fields"]}
    assert told["photographer"] == "Ama Boateng"
    assert told["instructions"] == "Not before noon"
    assert told["taken_at"] == "2026-05-04 00:00"
    assert not Picture.objects.exists()


def test_the_beginning_of_a_file_is_enough_and_what_is_none_says_nothing():
    newsroom.front()
    whole = jpeg_with_facts()
    beginning = SimpleUploadedFile("quay.jpg", whole[: len(whole) - 300], "image/jpeg")
    reporter = logins.log_in("Reporters")
    fields = reporter.post("/desk/picture-facts/file/", {"file": beginning}).json()["fields"]
    assert "photographer" in {one["name"] for one in fields}
    nothing = SimpleUploadedFile("quay.jpg", b"nothing", "image/jpeg")
    assert reporter.post("/desk/picture-facts/file/", {"file": nothing}).json() == {"fields": []}
    assert reporter.post("/desk/picture-facts/file/", {}).status_code == 400
