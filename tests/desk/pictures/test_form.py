"""The ways in for a picture: the form, many at once, the chooser, and another file for an old one."""

import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import Collection, UploadedFile

from djeli.cli.clock.jobs import JOBS
from djeli.stories.models import Picture
from tests import newsroom, photos
from tests.desk import logins

pytestmark = pytest.mark.django_db

ADD, MANY, CHOOSER = (
    "/desk/images/add/",
    "/desk/images/multiple/add/",
    "/desk/images/chooser/create/",
)
PREFIX = {ADD: "", CHOOSER: "image-chooser-upload-"}
BAD = {
    "truncated.jpg": photos.telling()[:9000],
    "page.jpg": b"<html><script>alert(1)</script></html>",
    "drawing.jpg": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "bomb.png": photos.png_of_size(60_000, 60_000),
    "empty.png": photos.png_of_size(0, 10),
    "float.jpg": photos.saved(photos.scene("F"), "TIFF"),
    "long.png": photos.png_of_size(100, 20_000),
    "other.png": photos.saved(photos.scene(), "JPEG"),
}
GOOD = {
    "grey16.png": photos.saved(Image.new("I;16", (300, 200), 40_000), "PNG"),
    "cmyk.jpg": photos.saved(photos.scene("CMYK"), "JPEG"),
    "turned.jpg": photos.telling(size=(300, 200), exif=photos.exif(6)),
    "one-bit.png": photos.saved(photos.scene("1"), "PNG"),
    "palette.gif": photos.saved(photos.scene("P"), "GIF"),
    "deep.avif": photos.saved(photos.scene("RGBA"), "AVIF"),
}


@pytest.fixture(autouse=True)
def no_rendition_of_another_test():
    cache.clear()


@pytest.fixture
def editor():
    newsroom.front()
    return logins.log_in("Editors")


def form(url, name="", content=b"", **fields):
    data = {
        "title": "A bridge",
        "collection": str(Collection.get_first_root_node().pk),
        "alt_text": "A bridge over a river",
        "credit": "Ama Boateng",
        **dict.fromkeys(("caption", "photographer", "pool", "agency", "copyright"), ""),
        **dict.fromkeys(("usage_terms", "instructions", "rights_expire_at", "taken_at"), ""),
        "tags": "",
        **{f"focal_point_{field}": "" for field in ("x", "y", "width", "height")},
        **fields,
    }
    if name:
        data["file"] = SimpleUploadedFile(name, content)
    return {f"{PREFIX.get(url, '')}{field}": value for field, value in data.items()}


def said(response):
    content = response.content.decode()
    if response["Content-Type"].startswith("application/json"):
        content = json.dumps(json.loads(content), ensure_ascii=False).replace('\\"', '"')
    return content


@pytest.mark.parametrize("url", [ADD, CHOOSER])
@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_shown_is_refused_in_the_form(editor, url, name):
    response = editor.post(url, form(url, name, BAD[name]))
    assert response.status_code == 200
    assert not Picture.objects.exists()
    assert "error-message" in said(response)


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_shown_is_refused_among_many(editor, name):
    upload = SimpleUploadedFile(name, BAD[name])
    answer = editor.post(MANY, {"title": name, "files[]": upload}).json()
    assert answer["success"] is False
    assert answer["error_message"].endswith(".")
    assert not Picture.objects.exists()


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_shown_does_not_replace_what_can(editor, name):
    picture = newsroom.picture()
    before = picture.file.name
    url = f"/desk/images/{picture.pk}/"
    response = editor.post(url, form(url, name, BAD[name]))
    assert response.status_code == 200
    assert "error-message" in said(response)
    picture.refresh_from_db()
    assert picture.file.name == before
    assert default_storage.exists(before)


@pytest.mark.parametrize("name", GOOD)
def test_whatever_can_be_shown_is_taken_and_shown_on_the_desk(editor, name):
    assert editor.post(ADD, form(ADD, name, GOOD[name])).status_code == 302
    picture = Picture.objects.get()
    assert editor.get(f"/desk/images/{picture.pk}/").status_code == 200
    for rendition in picture.renditions.all():
        with rendition.file.open() as file, Image.open(file) as image:
            assert image.mode in {"RGB", "RGBA"}
            assert image.size == (rendition.width, rendition.height)


def test_a_turned_picture_is_kept_as_it_came_and_measured_as_it_is_seen(editor):
    editor.post(ADD, form(ADD, "turned.jpg", GOOD["turned.jpg"]))
    picture = Picture.objects.get()
    assert (picture.width, picture.height) == (200, 300)
    with picture.file.open() as file:
        assert file.read() == GOOD["turned.jpg"]


@pytest.mark.parametrize("url", [ADD, CHOOSER])
def test_a_chosen_file_stays_chosen_while_something_is_missing(editor, url):
    jpeg = newsroom.jpeg()
    response = editor.post(url, form(url, "bridge.jpg", jpeg, alt_text=""))
    kept = UploadedFile.objects.get()
    assert "bridge.jpg” is still chosen" in said(response)
    name = f"{PREFIX[url]}file-kept"
    assert f'name="{name}" value="{kept.pk}"' in said(response)
    assert "required" not in said(response).split(f'{PREFIX[url]}file"')[1].split(">")[0]

    # Still something missing, and the file is still there; then all is said.
    editor.post(url, {**form(url, alt_text=""), name: str(kept.pk)})
    editor.post(url, {**form(url), name: str(kept.pk)})
    picture = Picture.objects.get()
    with picture.file.open() as file:
        assert file.read() == jpeg
    assert Path(picture.file.name).name.startswith("bridge")
    assert not UploadedFile.objects.exists()
    assert not default_storage.exists(kept.file.name)


def test_another_file_takes_the_place_of_the_one_that_was_kept(editor):
    editor.post(ADD, form(ADD, "bridge.jpg", newsroom.jpeg(), alt_text=""))
    kept = UploadedFile.objects.get()
    other = newsroom.jpeg((50, 40))
    editor.post(ADD, {**form(ADD, "other.jpg", other), "file-kept": str(kept.pk)})
    assert Picture.objects.get().width == 50
    assert not UploadedFile.objects.exists()


def test_what_another_has_chosen_is_not_given_out(editor):
    editor.post(ADD, form(ADD, "bridge.jpg", newsroom.jpeg(), alt_text=""))
    kept = UploadedFile.objects.get()
    stranger = logins.log_in("Editors", "Another")
    for number in (str(kept.pk), "999999", "one", "9" * 40):
        response = stranger.post(ADD, {**form(ADD), "file-kept": number})
        assert "still chosen" not in said(response)
    assert not Picture.objects.exists()


def test_a_damaged_file_is_not_kept(editor):
    response = editor.post(ADD, form(ADD, "t.jpg", BAD["truncated.jpg"], alt_text=""))
    assert "still chosen" not in said(response)
    assert not UploadedFile.objects.exists()


def test_a_file_that_nobody_came_back_for_goes_within_a_day(editor, monkeypatch):
    editor.post(ADD, form(ADD, "old.jpg", newsroom.jpeg(), alt_text=""))
    old = UploadedFile.objects.get()
    job = next(job for job in JOBS if job.__name__ == "forget_old_uploads")
    assert job() == []
    assert UploadedFile.objects.exists()
    monkeypatch.setattr("djeli.desk.pictures.kept_uploads.FOR", timedelta(seconds=-1))
    job()
    assert not UploadedFile.objects.exists()
    assert not default_storage.exists(old.file.name)


def test_a_new_file_for_an_old_picture_stays_chosen_too_and_the_old_one_is_shown(editor):
    picture = newsroom.picture()
    url = f"/desk/images/{picture.pk}/"
    response = editor.post(url, form(url, "new.jpg", newsroom.jpeg((90, 60)), alt_text=""))
    assert "new.jpg” is still chosen" in said(response)
    assert "could not be found" not in said(response)
    kept = UploadedFile.objects.get()
    editor.post(url, {**form(url), "file-kept": str(kept.pk)})
    picture.refresh_from_db()
    assert (picture.width, picture.height) == (90, 60)


def test_photographer_agency_and_instructions_come_from_the_file(editor):
    agency = newsroom.agency("Harmattan Wire")
    editor.post(ADD, form(ADD, "wire.jpg", photos.telling(), credit=""))
    picture = Picture.objects.get()
    assert (picture.photographer, picture.agency) == ("Ama Boateng", agency)
    assert picture.credit_line == "Ama Boateng / Harmattan Wire"
    assert picture.copyright == "© Harmattan Wire"
    assert picture.usage_terms == "Online only"
    page = editor.get(f"/desk/images/{picture.pk}/")
    assert picture.instructions == "Not for Ama-at-home"
    assert "Not for Ama-at-home" in said(page)


def test_what_the_file_says_is_shown_while_something_else_is_missing(editor):
    agency = newsroom.agency("Harmattan Wire")
    page = said(editor.post(ADD, form(ADD, "wire.jpg", photos.telling(), alt_text="", credit="")))
    assert 'name="photographer" value="Ama Boateng"' in page
    assert f'<option value="{agency.pk}" selected>' in page


def test_the_desks_own_renditions_say_nothing_but_whose_the_picture_is(editor):
    picture = Picture.objects.create(
        title="Wire",
        alt_text="A wire",
        copyright="© Harmattan Wire",
        credit="Ama Boateng / Harmattan Wire",
        file=SimpleUploadedFile("wire.jpg", photos.telling(exif=photos.exif(6))),
    )
    picture.get_renditions(
        "max-165x165", "original", "fill-100x100|format-png", "width-90|format-webp"
    )
    picture.get_rendition("width-80|format-avif")
    assert picture.renditions.count() == 5
    for rendition in picture.renditions.all():
        with rendition.file.open() as file:
            content = file.read()
        assert photos.told_too_much(content) == {}, rendition
        assert "© Harmattan Wire".encode() in content


def test_the_desks_preview_of_a_cut_says_nothing_either(editor):
    picture = Picture.objects.create(
        title="Wire", file=SimpleUploadedFile("wire.jpg", photos.telling(exif=photos.exif(6)))
    )
    response = editor.get(f"/desk/images/{picture.pk}/preview/max-400x400/")
    content = b"".join(response.streaming_content)
    assert set(photos.kept_by(content)) == {"icc_profile"}
    assert Image.open(io.BytesIO(content)).size == (250, 400)


def test_another_credit_makes_the_desks_renditions_anew():
    picture = newsroom.picture(credit="Ama Boateng")
    picture.get_rendition("max-165x165")
    picture.credit = "Kofi Mensah"
    picture.save()
    with picture.get_rendition("max-165x165").file.open() as file:
        assert b"Kofi Mensah" in file.read()


def test_another_name_of_the_agency_makes_them_anew_too():
    agency = newsroom.agency()
    picture = newsroom.picture(credit="", agency=agency)
    picture.get_rendition("max-165x165")
    agency.name = "Lagoon Pictures"
    agency.save()
    with Picture.objects.get().get_rendition("max-165x165").file.open() as file:
        assert b"Lagoon Pictures" in file.read()
