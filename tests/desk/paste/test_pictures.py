"""Pictures in a paste become pictures of ours that still want their credit, where they stood."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from djeli.desk.paste.blocks import read
from djeli.desk.paste.pictures import NotKept, fetched, keep
from djeli.stories.models import Picture
from djeli.stories.readiness import lacks
from tests import newsroom
from tests.desk import logins

pytestmark = pytest.mark.django_db

ONE = '<p>Before.</p><p><img src="djeli:{}"></p><p>After, <b>the <img src="djeli:{}"></b> end.</p>'


def kept(name="Quay", colour="#135", alt=""):
    return keep(newsroom.jpeg(colour=colour), f"{name}.jpg", alt, logins.user("Reporters"))


def test_each_picture_is_a_block_where_it_stood():
    newsroom.front()
    first, second = kept(), kept("Ferry", "#a31")
    found = read(ONE.format(first.pk, second.pk), logins.user("Reporters"))
    assert [block["type"] for block in found.blocks] == [
        "paragraph",
        "picture",
        "picture",
        "paragraph",
    ]
    assert [block["value"]["picture"] for block in found.blocks[1:3]] == [first.pk, second.pk]
    assert found.blocks[3]["value"] == "<p>After, <b>the </b> end.</p>"
    assert found.note == "2 pictures were added. Check their credits and descriptions."


def test_a_caption_goes_with_its_picture():
    newsroom.front()
    html = (
        f'<figure><img src="djeli:{kept().pk}"><figcaption>At six.</figcaption></figure><p>On.</p>'
    )
    picture, text = read(html, logins.user("Reporters")).blocks
    assert picture["value"]["caption"] == "At six."
    assert text["value"] == "<p>On.</p>"


def test_a_picture_that_one_may_not_choose_or_that_is_none_leaves_no_trace():
    newsroom.front()
    html = '<h2>One</h2><p><img src="djeli:99999"> and <img src="djeli:x"> words.</p>'
    found = read(html, logins.user("Reporters"))
    assert [block["type"] for block in found.blocks] == ["heading", "paragraph"]
    assert "\ue000" not in str(found.blocks)


def test_what_is_kept_wants_its_credit_and_stops_the_story_until_then():
    home = newsroom.section()
    picture = kept(alt="A quay at noon")
    assert (picture.title, picture.alt_text, picture.credit_line) == (
        "A quay at noon",
        "A quay at noon",
        "",
    )
    story = newsroom.draft(home, body=[("picture", {"picture": picture.pk})])
    assert [lack.message for lack in lacks(story)] == ["“A quay at noon” has no credit."]


def test_the_same_file_is_kept_once():
    newsroom.front()
    assert kept().pk == kept("Another").pk
    assert Picture.objects.count() == 1


@pytest.mark.parametrize("content", [b"", b"<svg/>", newsroom.jpeg((20, 20))])
def test_what_is_no_picture_or_a_dot_is_refused(content):
    newsroom.front()
    with pytest.raises(NotKept):
        keep(content, "x.jpg", "", logins.user("Reporters"))
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://a.example/x", "", "http://127.0.0.1:1/x.png"]
)
def test_an_address_that_is_not_on_the_web_is_not_asked(address):
    with pytest.raises(NotKept):
        fetched(address)


def test_a_writer_sends_a_picture_ahead_and_others_may_not(client):
    newsroom.front()
    file = SimpleUploadedFile("Quay.jpg", newsroom.jpeg(), "image/jpeg")
    answer = logins.log_in("Reporters").post("/desk/paste/picture/", {"file": file, "alt": "Quay"})
    assert Picture.objects.get(pk=answer.json()["picture"]).alt_text == "Quay"
    broken = SimpleUploadedFile("x.jpg", b"no picture", "image/jpeg")
    refused = logins.log_in("Reporters").post("/desk/paste/picture/", {"file": broken})
    assert (refused.status_code, refused.json()) == (
        400,
        {"error": "This is not a picture we can use."},
    )
    assert client.post("/desk/paste/picture/", {}).status_code == 302
