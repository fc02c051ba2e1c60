"""The screens of wire sources: set up, mistakes, health, a try."""

from datetime import timedelta

import pytest
from django.utils import timezone

from djeli.wire.models import WireItem, WireSource
from tests import newsroom
from tests.desk.logins import log_in

pytestmark = pytest.mark.django_db
NINJS = (
    b'{"uri": "urn:x:1", "headline": "Rain <b>comes</b>", "body_text": "Soon.", '
    b'"copyrightholder": "Harmattan Wire", "associations": {"a": {"type": "picture", '
    b'"uri": "urn:x:2", "description_text": "A cloud.", "byline": "Musa Garba"}}}'
)


@pytest.fixture
def folder(tmp_path, settings):
    settings.WIRE_FOLDERS = [tmp_path]
    (tmp_path / "hw").mkdir()
    return tmp_path / "hw"


@pytest.fixture
def publisher(folder):
    newsroom.front()
    return log_in("Publishers")


def fields(**other):
    return {
        "name": "Harmattan",
        "way": "folder",
        "address": "hw",
        "every": "60",
        "silent_after": "24",
        "is_active": "on",
        **other,
    }


def send(client, **other):
    return client.post("/desk/wire-sources/new/", fields(**other), follow=True).content.decode()


def test_a_source_is_set_up_and_tried(publisher, folder):
    newsroom.section("weather")
    (folder / "a.json").write_bytes(NINJS)
    send(publisher, meanings="rain = weather", zone="Africa/Lagos", form="ninjs")
    source = WireSource.objects.get()
    assert source.mapping == [{"match": "rain", "section": "weather", "topics": []}]
    form = publisher.get(f"/desk/wire-sources/edit/{source.pk}/").content.decode()
    assert f"/desk/wire-sources/try/{source.pk}/" in form
    assert "rain = weather" in form
    page = publisher.get(f"/desk/wire-sources/try/{source.pk}/").content.decode()
    assert "Rain comes" in page
    assert "A cloud. (Musa Garba" in page
    assert not WireItem.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"address": "/etc"}, "the folder must be inside"),
        ({"address": "none"}, "there is no folder"),
        ({"way": "http", "address": "ftp://x.example"}, "must begin with http"),
        ({"secret_name": "NOTHING"}, "WIRE_SECRET_NOTHING"),
        ({"meanings": "nonsense"}, "cannot be read"),
        ({"meanings": "a = no-such-section"}, "no such section or topic"),
        ({"language": "klingon"}, "This is no language"),
        ({"every": "1"}, "Choose from 10 seconds"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_saved(publisher, wrong, told):
    assert told in send(publisher, **wrong)
    assert not WireSource.objects.exists()


def test_a_try_of_what_cannot_be_asked_says_why(publisher):
    source = WireSource.objects.create(name="x", way="http", address="http://127.0.0.1:9/")
    page = publisher.get(f"/desk/wire-sources/try/{source.pk}/").content.decode()
    assert "is in a private network" in page


def test_the_list_tells_how_sources_fare(publisher):
    WireSource.objects.create(name="Broken", address="x", failures=2, trouble="no route")
    page = publisher.get("/desk/wire-sources/").content.decode()
    assert "Failing" in page
    assert "no route" in page


def test_an_alarm_is_on_the_first_page_of_those_who_can_help(publisher):
    WireSource.objects.create(name="Broken wire", address="x", failures=2, trouble="no route")
    quiet = WireSource.objects.create(name="Quiet wire", address="x")
    past = timezone.now() - timedelta(hours=30)
    WireSource.objects.filter(pk=quiet.pk).update(created_at=past, item_at=past)
    page = publisher.get("/desk/").content.decode()
    assert "Broken wire</a>" in page
    assert "no route" in page
    assert "Nothing since" in page
    assert "Quiet wire" not in log_in("Editors").get("/desk/").content.decode()


def test_a_secret_is_never_shown(publisher, settings):
    settings.WIRE_SECRETS = {"HW": "user:quokkasecret"}
    source = WireSource.objects.create(name="x", address="hw", secret_name="HW")
    page = publisher.get(f"/desk/wire-sources/edit/{source.pk}/").content.decode()
    assert "HW" in page
    assert "quokkasecret" not in page


@pytest.mark.parametrize("role", ["Contributors", "Reporters", "Editors", "Audience editors"])
def test_only_publishers_set_up_sources(folder, role):
    newsroom.front()
    source = WireSource.objects.create(name="x", address="hw")
    client = log_in(role)
    for address in ("new/", f"edit/{source.pk}/", f"try/{source.pk}/", ""):
        assert client.get(f"/desk/wire-sources/{address}").status_code in {302, 403}
