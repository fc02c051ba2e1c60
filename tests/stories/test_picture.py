import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from djeli.stories.lists.cards import bylines_above, live_cards
from djeli.stories.models import Picture
from djeli.stories.public_files import showings
from tests import newsroom, photos


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


@pytest.mark.django_db
def test_a_deleted_picture_leaves_no_rendition_behind():
    picture = newsroom.picture()
    name = f"pictures/{picture.pk}/{picture.version}/w480.webp"
    default_storage.save(name, ContentFile(b"made"))
    picture.delete()
    showings.catch_up()
    assert not default_storage.exists(name)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [photos.telling()[:9000], b"<svg/>", photos.png_of_size(0, 9)],
    ids=["truncated", "no picture", "without width"],
)
def test_no_way_in_takes_a_file_that_cannot_be_shown(content):
    with pytest.raises(ValidationError):
        Picture.objects.create(title="Bad", file=SimpleUploadedFile("bad.jpg", content))
    assert not Picture.objects.exists()


@pytest.mark.django_db
def test_no_way_in_takes_such_a_file_in_place_of_another():
    picture = newsroom.picture()
    before = picture.file.name
    picture.file = SimpleUploadedFile("bad.jpg", photos.telling()[:9000])
    with pytest.raises(ValidationError):
        picture.save()
    assert Picture.objects.get().file.name == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changed",
    [
        {"focal_point_width": 40},
        {"credit": "Kofi Mensah"},
        {"copyright": "© Kofi Mensah"},
        {"usage_terms": "Online only"},
    ],
)
def test_renditions_have_a_new_address_when_they_would_be_others(changed):
    picture = newsroom.picture()
    before = picture.version
    for name, value in changed.items():
        setattr(picture, name, value)
    assert picture.version != before


@pytest.mark.django_db
def test_a_card_names_the_same_address_as_the_picture():
    agency = newsroom.agency()
    picture = newsroom.picture(
        credit="",
        photographer="Ama Boateng",
        agency=agency,
        copyright="© HW",
        usage_terms="One year",
    )
    by = newsroom.contributor(portrait=picture)
    story = newsroom.story(newsroom.section(), lead_picture=picture, lead_credit="Other", by=by)
    assert live_cards([story.pk])[story.pk].picture.version == picture.version
    assert bylines_above([story.pk])[story.pk][0].portrait.version == picture.version
