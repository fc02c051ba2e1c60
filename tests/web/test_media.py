import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from tests import newsroom

pytestmark = pytest.mark.django_db


def address(picture, spec="c480x320", form="webp"):
    return f"/media/pictures/{picture.pk}/{picture.version}/{spec}.{form}"


@pytest.mark.parametrize(("form", "name"), [("avif", "AVIF"), ("webp", "WEBP"), ("jpg", "JPEG")])
def test_a_rendition_is_made_when_first_asked_for(client, form, name):
    response = client.get(address(newsroom.picture(), form=form))
    assert response.status_code == 200
    image = Image.open(io.BytesIO(response.content))
    assert (image.format, image.size) == (name, (480, 320))
    assert "immutable" in response["Cache-Control"]


def test_a_picture_is_never_enlarged(client):
    response = client.get(address(newsroom.picture(), spec="w1600", form="jpg"))
    assert Image.open(io.BytesIO(response.content)).width == 1200


def test_the_second_reader_gets_the_kept_file_without_a_query(client, django_assert_num_queries):
    picture = newsroom.picture()
    client.get(address(picture))
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
    picture = newsroom.picture()
    assert client.get(f"/media/pictures/{picture.pk}/{picture.version}/{path}").status_code == 404


def test_an_old_version_and_an_unknown_picture_are_not_found(client):
    picture = newsroom.picture()
    assert client.get(f"/media/pictures/{picture.pk}/0000000000/c480x320.webp").status_code == 404
    assert client.get("/media/pictures/999999/0000000000/c480x320.webp").status_code == 404


@pytest.mark.parametrize(
    "name", ["original_images/bridge.jpg", "documents/a.pdf", "images/../db.sqlite3", "images/none"]
)
def test_originals_documents_and_what_lies_elsewhere_are_not_given_out(client, name):
    newsroom.picture()
    assert client.get(f"/media/{name}").status_code == 404
