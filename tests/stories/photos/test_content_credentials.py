"""Content Credentials are read on upload, told to the newsroom, and to readers if they hold."""

import builtins
import io

import pytest
from django.core.files.images import ImageFile

from djeli.stories.models import Picture
from djeli.stories.photos import content_credentials
from tests import newsroom, signed_pictures

pytestmark = pytest.mark.django_db
PATH = "/africa/the-bridge-opens/"


def upload(content, **fields):
    told = {"alt_text": "A ferry", "credit": "Photo: Test Desk", **fields}
    return Picture.objects.create(
        title="Ferry", file=ImageFile(io.BytesIO(content), "f.jpg"), **told
    )


@pytest.fixture
def trusting(settings, tmp_path):
    """An edition that trusts the tests' own authority."""
    path = tmp_path / "anchors.pem"
    path.write_text(signed_pictures.authority()[0])
    settings.C2PA_ANCHORS = str(path)


def test_a_signature_that_holds_is_kept_with_what_it_says():
    told = upload(signed_pictures.signed()).credentials
    assert told["state"] == "valid"
    assert (told["issuer"], told["signer"]) == ("Harmattan Wire", "Desk camera")
    assert told["tool"] == "Desk Camera 1"
    assert told["origin"] == "camera"
    assert not told["problems"]


def test_a_signer_on_the_newsrooms_list_is_trusted(trusting):
    assert upload(signed_pictures.signed()).credentials["state"] == "trusted"


def test_a_signer_who_is_not_on_the_list_is_unknown_and_readers_are_not_told(
    settings, tmp_path, client
):
    signed = signed_pictures.signed()
    signed_pictures.authority.cache_clear()
    path = tmp_path / "anchors.pem"
    path.write_text(signed_pictures.authority()[0])
    settings.C2PA_ANCHORS = str(path)
    picture = upload(signed)
    assert picture.credentials["state"] == "unknown"
    newsroom.story(newsroom.section(), lead_picture=picture)
    assert "Content Credentials" not in client.get(PATH).content.decode()


def test_a_file_that_was_changed_after_it_was_signed_is_broken_and_readers_are_not_told(client):
    picture = upload(signed_pictures.tampered())
    assert picture.credentials["state"] == "broken"
    assert picture.credentials["problems"]
    newsroom.story(newsroom.section(), lead_picture=picture)
    assert "Content Credentials" not in client.get(PATH).content.decode()


def test_a_picture_made_by_a_machine_says_so():
    content = signed_pictures.signed(signed_pictures.GENERATED)
    assert upload(content).credentials["origin"] == "machine"


@pytest.mark.parametrize("cut", [0, 2000, None])
def test_files_without_credentials_or_cut_short_have_none(cut):
    content = newsroom.jpeg() if cut is None else signed_pictures.signed()[:cut]
    assert content_credentials.read(io.BytesIO(content)) is None


def test_without_the_package_pictures_are_taken_in_all_the_same(monkeypatch):
    content, load = signed_pictures.signed(), builtins.__import__

    def without(name, *rest):
        if name == "c2pa":
            raise ImportError(name)
        return load(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert upload(content).credentials is None


def test_another_file_has_other_credentials():
    picture = upload(signed_pictures.signed())
    picture.file = ImageFile(io.BytesIO(newsroom.jpeg()), "g.jpg")
    picture.save()
    assert Picture.objects.get(pk=picture.pk).credentials is None


def test_readers_see_a_mark_with_details_but_not_who_signed(client):
    picture = upload(signed_pictures.signed())
    body = [("picture", {"picture": picture.pk, "caption": "", "credit": ""})]
    newsroom.story(newsroom.section(), lead_picture=picture, body=body)
    html = client.get(PATH).content.decode()
    assert html.count("<summary>Content Credentials</summary>") == 2
    assert (
        "was signed by Harmattan Wire, and was not changed since. It says that a camera took the "
        "picture. Made with: Desk Camera 1. We did not check who the signer is. What you see"
    ) in html
    assert "Desk camera" not in html
