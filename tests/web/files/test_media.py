import io

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from djeli.stories.models import Picture
from djeli.stories.photos.geometry import true_size
from djeli.web.view_models.picture import FORMATS, SPECS
from tests import newsroom, photos
from tests.cutting import address, cut_all, cut_those

pytestmark = pytest.mark.django_db


def uploaded(content, name="sent.jpg", **fields):
    fields = {"credit": "Ama Boateng", "copyright": "© Lantern", **fields}
    return shown(
        Picture.objects.create(title="Sent", file=SimpleUploadedFile(name, content), **fields)
    )


def picture_shown(**fields):
    return shown(newsroom.picture(**fields))


def shown(picture):
    """The picture, on something live."""
    newsroom.topic(f"Topic {picture.pk}", portrait=picture)
    return picture


def fetched(client, picture, spec="c480x320", form="webp"):
    """What a reader gets when the clock has cut the rendition."""
    cut_those(address(picture, spec, form))
    return client.get(address(picture, spec, form))


@pytest.mark.parametrize(("form", "name"), [("avif", "AVIF"), ("webp", "WEBP"), ("jpg", "JPEG")])
def test_a_rendition_has_the_size_and_format_of_its_address(client, form, name):
    response = fetched(client, picture_shown(), form=form)
    assert response.status_code == 200
    image = Image.open(io.BytesIO(response.content))
    assert (image.format, image.size) == (name, (480, 320))
    assert "immutable" in response["Cache-Control"]


def test_a_picture_is_never_enlarged(client):
    response = fetched(client, picture_shown(), "w1600", "jpg")
    assert Image.open(io.BytesIO(response.content)).width == 1200


def test_a_reader_gets_the_file_without_a_query(client, django_assert_num_queries):
    picture = picture_shown()
    cut_those(address(picture))
    name = address(picture).removeprefix("/media/")
    assert default_storage.exists(name)
    with django_assert_num_queries(0):
        assert client.get(address(picture)).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "c481x320.webp",
        "c480x320.png",
        "original.jpg",
        "..%2f..%2fdb.sqlite3",
    ],
)
def test_no_other_size_or_form_is_made(client, path):
    picture = picture_shown()
    assert client.get(f"/media/pictures/{picture.pk}/{picture.version}/{path}").status_code == 404


def test_an_old_version_leads_to_the_one_of_today(client):
    picture = picture_shown()
    cut_those(address(picture))
    answer = client.get(f"/media/pictures/{picture.pk}/0000000000/c480x320.webp")
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"/{picture.version}/c480x320.webp")
    assert client.get(answer["Location"]).status_code == 200


def test_an_unknown_picture_is_not_found(client):
    assert client.get("/media/pictures/999999/0000000000/c480x320.webp").status_code == 404


@pytest.mark.parametrize(
    "name", ["original_images/bridge.jpg", "documents/a.pdf", "images/../db.sqlite3", "images/none"]
)
def test_originals_documents_and_what_lies_elsewhere_are_not_given_out(client, name):
    picture_shown()
    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize("spec", SPECS)
@pytest.mark.parametrize("form", FORMATS)
def test_a_rendition_says_whose_the_picture_is_and_nothing_else(client, spec, form):
    picture = uploaded(photos.telling(size=(600, 400), exif=photos.exif(6)))
    content = fetched(client, picture, spec, form).content
    assert photos.told_too_much(content) == {}
    assert photos.kept_by(content)["icc_profile"]
    assert b"Ama Boateng" in content
    assert "© Lantern".encode() in content


@pytest.mark.parametrize("source", ["PNG", "WEBP", "AVIF", "GIF"])
@pytest.mark.parametrize("form", FORMATS)
def test_no_kind_of_file_takes_anything_else_along(client, source, form):
    content = photos.telling(source, (300, 200))
    assert photos.LEAKS.search(content)
    picture = uploaded(content, f"sent.{source.lower()}")
    assert photos.told_too_much(fetched(client, picture, "w480", form).content) == {}


SHAPES = [(1700, 1100), (700, 1500), (800, 450), (333, 77), (5, 900), (40, 30), (1, 1)]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_rendition_has_the_size_that_markup_and_feeds_name(client, shape):
    picture = picture_shown(size=shape, focal_point_x=shape[0] - 1, focal_point_y=0)
    picture.focal_point_width = picture.focal_point_height = max(1, shape[0] // 3)
    picture.save()
    cut_those(*(address(picture, name, "jpg") for name in SPECS))
    for name, spec in SPECS.items():
        content = client.get(address(picture, name, "jpg")).content
        assert Image.open(io.BytesIO(content)).size == true_size(spec, *shape), name


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("spec", ["w480", "c480x270", "c96x96"])
def test_a_turned_picture_has_the_size_that_markup_names(client, orientation, spec):
    picture = uploaded(photos.telling(size=(600, 400), exif=photos.exif(orientation)))
    assert (picture.width, picture.height) == ((400, 600) if orientation > 4 else (600, 400))
    content = fetched(client, picture, spec, "jpg").content
    size = true_size(SPECS[spec], picture.width, picture.height)
    assert Image.open(io.BytesIO(content)).size == size


def test_cmyk_and_grey_of_sixteen_bits_reach_readers_as_rgb(client):
    grey = photos.saved(Image.new("I;16", (600, 400), 128 * 257), "PNG")
    cmyk = photos.saved(photos.scene("CMYK"), "JPEG")
    for picture in (uploaded(grey, "grey.png"), uploaded(cmyk)):
        for form in FORMATS:
            image = Image.open(io.BytesIO(fetched(client, picture, "w480", form).content))
            assert image.mode == "RGB"
            red = image.convert("RGB").getpixel((240, 290))[0]
            assert abs(red - 128) <= 70


def test_what_is_transparent_is_white_in_a_jpeg(client):
    clear = photos.saved(Image.new("RGBA", (100, 100), (200, 0, 0, 0)), "PNG")
    picture = uploaded(clear, "clear.png")
    jpeg = Image.open(io.BytesIO(fetched(client, picture, "w480", "jpg").content))
    assert jpeg.getpixel((50, 50)) == (255, 255, 255)
    webp = Image.open(io.BytesIO(fetched(client, picture, "w480", "webp").content))
    assert webp.getpixel((50, 50))[3] == 0


def test_a_picture_whose_file_was_lost_or_damaged_is_not_found(client):
    damaged = picture_shown(credit="Damaged")
    with default_storage.open(damaged.file.name, "wb") as file:
        file.write(photos.telling()[:9000])
    lost = picture_shown(credit="Lost")
    default_storage.delete(lost.file.name)
    cut_all()
    for picture in (damaged, lost):
        assert fetched(client, picture).status_code == 404


def test_a_picture_that_was_taken_is_shown_when_only_smaller_ones_are_taken_now(client, settings):
    picture = picture_shown(credit="Large")
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1_000
    assert fetched(client, picture).status_code == 200


def test_another_credit_has_another_address_and_the_old_one_is_not_made_again(client):
    picture = picture_shown(credit="Nobody before")
    before = address(picture)
    picture.credit = "Kofi Mensah"
    picture.save()
    assert address(picture) != before
    assert client.get(before)["Location"] == address(picture)
    assert b"Kofi Mensah" in fetched(client, picture).content
