"""Files as HTTP has them: validators, parts, and who is told what."""

import io

import pytest
from PIL import Image
from whitenoise.middleware import WhiteNoiseMiddleware

from djeli.config.validators import NotModifiedMiddleware
from tests import newsroom
from tests.cutting import cut_those

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    picture = newsroom.picture()
    newsroom.story(newsroom.section(), lead_picture=picture)
    found = f"/media/pictures/{picture.pk}/{picture.version}/w480.jpg"
    cut_those(found)
    return found


def test_a_picture_has_a_validator_and_is_not_sent_twice(client, address):
    first = client.get(address)
    etag = first["ETag"]
    for held in (etag, f"W/{etag}", f'"another", {etag}', "*"):
        again = client.get(address, headers={"If-None-Match": held})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag), held
    assert client.get(address, headers={"If-None-Match": '"another"'}).status_code == 200
    assert client.get(address)["ETag"] == etag


def test_a_picture_can_be_had_in_parts(client, address):
    whole = client.get(address)
    size = len(whole.content)
    assert whole["Accept-Ranges"] == "bytes"
    for asked, start, end in (
        ("bytes=0-9", 0, 9),
        ("bytes=10-", 10, size - 1),
        ("bytes=-5", size - 5, size - 1),
        (f"bytes=10-{size + 99}", 10, size - 1),
        (f"bytes=-{size + 99}", 0, size - 1),
    ):
        part = client.get(address, headers={"Range": asked})
        assert part.status_code == 206, asked
        assert part["Content-Range"] == f"bytes {start}-{end}/{size}"
        assert part.content == whole.content[start : end + 1]
        assert part["Content-Type"] == "image/jpeg"
    for asked in (f"bytes={size}-", "bytes=-0"):
        none = client.get(address, headers={"Range": asked})
        assert (none.status_code, none["Content-Range"]) == (416, f"bytes */{size}"), asked
    for asked in ("bytes=9-3", "bytes=0-1,4-5", "lines=1-2", "bytes=-", "bytes=" + "9" * 40 + "-"):
        assert client.get(address, headers={"Range": asked}).content == whole.content, asked


def test_a_part_is_of_the_picture_that_was_begun(client, address):
    etag = client.get(address)["ETag"]
    begun = {"Range": "bytes=5-", "If-Range": etag}
    assert client.get(address, headers=begun).status_code == 206
    assert client.get(address, headers={**begun, "If-Range": '"another"'}).status_code == 200
    held = {"Range": "bytes=5-", "If-None-Match": etag}
    assert client.get(address, headers=held).status_code == 304


def test_static_files_are_not_sent_again_to_who_has_them(rf, tmp_path):
    (tmp_path / "reader.css").write_text("a{}")

    def nowhere(request):
        raise AssertionError(request.path)

    inner = WhiteNoiseMiddleware(nowhere)
    inner.add_files(str(tmp_path), prefix="static/")
    ask = NotModifiedMiddleware(inner)
    first = ask(rf.get("/static/reader.css"))
    etag, told = first["ETag"], first["Last-Modified"]
    first.close()
    for held in (etag, f"W/{etag}", f'"another", {etag}', "*"):
        answer = ask(rf.get("/static/reader.css", headers={"If-None-Match": held}))
        assert answer.status_code == 304, held
        assert answer["ETag"] == etag
    other = ask(
        rf.get(
            "/static/reader.css",
            headers={"If-None-Match": '"another"', "If-Modified-Since": told},
        )
    )
    assert other.status_code == 200
    other.close()


def test_browsers_find_an_icon_where_they_always_look(client):
    newsroom.front()
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/x-icon")
    assert len(answer.content) < 6_000
    with Image.open(io.BytesIO(answer.content)) as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
