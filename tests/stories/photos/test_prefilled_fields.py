import pytest
from django.core.files.images import ImageFile

from djeli.stories.models import Picture
from djeli.stories.photos import prefilled_fields
from djeli.stories.photos.metadata import PhotoMetadata
from tests import newsroom
from tests.stories.photos.test_metadata import with_xmp

pytestmark = pytest.mark.django_db


@pytest.fixture
def file_says(monkeypatch):
    def say(**facts):
        found = PhotoMetadata(**facts)
        monkeypatch.setattr(prefilled_fields.metadata, "read", lambda file: found)

    return say


def line(**given):
    """What is printed beside a picture whose other fields are ``given``."""
    picture = Picture(**given)
    for name, value in prefilled_fields.filled(None, picture).items():
        setattr(picture, name, value)
    return picture.credit_line


@pytest.mark.parametrize(
    ("credit", "source", "printed"),
    [
        ("Harmattan Wire", "", "Ama Boateng / Harmattan Wire"),
        ("harmattan wire", "", "Ama Boateng / Harmattan Wire"),
        ("", "Harmattan Wire", "Ama Boateng / Harmattan Wire"),
        ("Sahel Photos", "", "Ama Boateng / Sahel Photos"),
        ("Ama Boateng/Sahel Photos", "", "Ama Boateng/Sahel Photos"),
        ("Ama Boateng for HW", "Harmattan Wire", "Ama Boateng for HW"),
        ("", "", "Ama Boateng"),
        ("Ama Boateng", "", "Ama Boateng"),
    ],
)
def test_photographer_and_agency_are_both_printed(file_says, credit, source, printed):
    newsroom.agency("Harmattan Wire")
    file_says(photographer="Ama Boateng", credit=credit, source=source)
    assert line() == printed


def test_an_agency_of_the_edition_is_linked_and_none_is_made(file_says):
    agency = newsroom.agency("Harmattan Wire")
    file_says(credit="Harmattan Wire")
    assert prefilled_fields.filled(None, Picture()) == {"agency": agency}
    file_says(credit="Somebody Else")
    assert prefilled_fields.filled(None, Picture()) == {"credit": "Somebody Else"}
    assert type(agency).objects.count() == 1


def test_what_somebody_has_said_stands(file_says):
    file_says(photographer="Ama Boateng", credit="Harmattan Wire", caption="A bridge")
    assert line(credit="My own") == "My own"
    assert line(photographer="Kofi Mensah") == "Kofi Mensah / Harmattan Wire"


def test_long_texts_and_nul_are_cut(file_says):
    file_says(photographer="a" * 500, copyright="\x00©")
    found = prefilled_fields.filled(None, Picture())
    assert len(found["photographer"]) == 120
    assert found["copyright"] == "©"


def test_an_upload_fills_what_the_uploader_left_empty_and_nothing_else():
    file = ImageFile(with_xmp(), "bridge.jpg")
    picture = Picture.objects.create(title="Bridge", caption="My own words", file=file)
    assert picture.caption == "My own words"
    assert picture.credit == "Ama Boateng / Harmattan Wire"
    assert picture.photographer == "Ama Boateng"
