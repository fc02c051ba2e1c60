"""Pictures of an item become pictures of the library, with credits and rights; failures are told."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from djeli.stories.models import Article, Picture
from djeli.stories.public_files.holders import holders
from djeli.wire.ingestion import ingest_bytes
from djeli.wire.models import ImportedPicture, WireItem, WireSource
from djeli.wire.pictures.drafts import make_illustrated, try_again
from djeli.wire.pictures.importing import import_pictures
from djeli.wire.publishing import publish_as_it_is
from tests import newsroom
from tests.wire.sources.server import send, serving

pytestmark = pytest.mark.django_db
PLAIN = json.loads((Path(__file__).parents[1] / "samples" / "plain.json").read_text())


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.WIRE_FOLDERS = [tmp_path / "wire"]
    settings.WIRE_PRIVATE_HOSTS = ["127.0.0.1"]
    (tmp_path / "wire" / "hw").mkdir(parents=True)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "wire" / "hw"


@pytest.fixture
def source(folder):
    return WireSource.objects.create(name="Harmattan Wire", address="hw")


def picture(href, name="one", **facts):
    return {
        "type": "picture",
        "uri": f"urn:photo:{name}",
        "headline": "The new bridge",
        "description_text": "Cars cross the bridge. It is six in the morning.",
        "byline": "Ama Boateng",
        "creditline": "HW/Pool",
        "copyrightnotice": "© Harmattan",
        "usageterms": "No sales",
        "expires": "2099-05-01T00:00:00Z",
        "renditions": {"original": {"href": href, "mimetype": "image/jpeg", "width": 1200}},
        **facts,
    }


def received(*pictures, came_from=None, **facts):
    named = {f"p{at}": one for at, one in enumerate(pictures)}
    shape = PLAIN | {"associations": named} | facts
    list(ingest_bytes(json.dumps(shape).encode(), "test", came_from))
    return WireItem.objects.latest("pk")


def test_a_picture_from_the_folder_leads_the_draft_with_its_credits_and_rights(source, folder):
    (folder / ".read").mkdir()
    (folder / ".read" / "bridge.jpg").write_bytes(newsroom.jpeg())
    item = received(picture("bridge.jpg"), came_from=source, expires="2099-09-01T00:00:00Z")
    made = make_illustrated(item, section=newsroom.section())
    lead = made.story.lead_picture
    assert made.troubles == ()
    assert lead.credit_line == "Ama Boateng / HW/Pool"
    assert (lead.photographer, lead.agency.name) == ("Ama Boateng", "Harmattan Wire")
    assert (lead.copyright, lead.usage_terms) == ("© Harmattan", "No sales")
    assert lead.rights_expire_at == datetime(2099, 5, 1, tzinfo=UTC)
    assert lead.alt_text == "Cars cross the bridge."
    assert lead.title == "The new bridge"


def test_a_picture_that_no_story_shows_is_not_for_readers():
    assert ImportedPicture._meta.db_table not in holders()


def test_more_pictures_stand_at_the_end_and_one_that_fails_can_be_tried_again(source, folder):
    for number in (0, 2):
        colour = "#a8481c" if number else "#104020"
        (folder / f"{number}.jpg").write_bytes(newsroom.jpeg(colour=colour))
    item = received(*(picture(f"{at}.jpg", str(at)) for at in range(3)), came_from=source)
    made = make_illustrated(item, section=newsroom.section())
    assert made.troubles == ("2: the file 1.jpg has not come",)
    assert [block["type"] for block in made.story.body.raw_data] == ["paragraph", "picture"]
    assert try_again(item) == made.troubles
    (folder / "1.jpg").write_bytes(newsroom.jpeg(colour="#0000ff"))
    assert try_again(item) == ()
    draft = Article.objects.get(pk=made.story.pk).get_latest_revision_as_object()
    assert [block["type"] for block in draft.body.raw_data] == ["paragraph", "picture", "picture"]
    assert Picture.objects.count() == 3


def test_a_picture_from_the_web_is_fetched_once_for_all_its_items():
    asked = []

    def reply(handler):
        asked.append(handler.path)
        send(handler, newsroom.jpeg())

    with serving(reply) as address:
        one = received(picture(f"{address}/bridge.jpg"), uri="u:1")
        other = received(picture(f"{address}/bridge.jpg"), uri="u:2")
        rows = [*import_pictures(one), *import_pictures(other)]
    assert asked == ["/bridge.jpg"]
    assert len({row.picture_id for row in rows}) == Picture.objects.count() == 1


def test_the_largest_file_that_can_be_had_is_taken(folder, source):
    (folder / "small.jpg").write_bytes(newsroom.jpeg((300, 200)))
    files = {
        "thumb": {"href": "small.jpg", "mimetype": "image/jpeg"},
        "high": {"href": "gone.jpg", "mimetype": "image/jpeg"},
        "film": {"href": "film.mp4", "mimetype": "video/mp4", "width": 9000},
    }
    item = received(picture("", renditions=files), came_from=source)
    (row,) = import_pictures(item)
    assert row.picture.width == 300


@pytest.mark.parametrize(
    ("href", "why"),
    [
        ("../../secret_key", "has not come"),
        ("file:///etc/passwd", "has not come"),
        (".read", "no address"),
        ("ftp://127.0.0.1/x.jpg", "no address"),
        ("http://10.0.0.1/x.jpg", "private network"),
        ("", "names no file"),
    ],
)
def test_an_address_that_leads_elsewhere_is_refused_with_the_reason(source, href, why):
    item = received(picture(href), came_from=source)
    rows = import_pictures(item)
    assert [why in row.trouble for row in rows] == [True]
    assert not Picture.objects.exists()


def test_bytes_that_are_no_picture_are_told(source, folder):
    (folder / "x.jpg").write_bytes(b"no picture")
    (row,) = import_pictures(received(picture("x.jpg"), came_from=source))
    assert row.trouble
    assert row.picture is None


def test_a_photo_file_is_its_own_picture():
    media = [{"kind": "picture", "guid": "urn:photo:two", "headline": "Bridge", "renditions": []}]
    facts = {"guid": "urn:photo:two", "form": "photo", "kind": "picture", "media": media}
    item = WireItem.objects.create(**facts, headline="Bridge", content=newsroom.jpeg((900, 600)))
    (row,) = import_pictures(item)
    assert (row.trouble, row.picture.width) == ("", 900)


def test_a_picture_that_the_agency_has_killed_is_not_imported(source, folder):
    (folder / "bridge.jpg").write_bytes(newsroom.jpeg())
    received(uri="urn:photo:one", type="picture", pubstatus="canceled")
    (row,) = import_pictures(received(picture("bridge.jpg"), came_from=source))
    assert "killed" in row.trouble
    assert ImportedPicture.objects.get().picture is None


def test_an_item_is_published_as_it_is(source, folder, client):
    (folder / "bridge.jpg").write_bytes(newsroom.jpeg())
    item = received(picture("bridge.jpg"), came_from=source, byline="By Kofi Mensah")
    done = publish_as_it_is(item, section=newsroom.section())
    assert (done.state, done.lacks, done.troubles) == ("live", (), ())
    html = client.get(f"/africa/{done.story.slug}/").content.decode()
    assert "Kofi Mensah" in html
    assert "Ama Boateng / HW/Pool" in html


def test_an_item_under_embargo_is_scheduled_and_one_that_lacks_something_stays_a_draft():
    section = newsroom.section()
    later = received(embargoed="2099-01-01T06:00:30Z", uri="u:1")
    assert publish_as_it_is(later, section=section).state == "scheduled"
    unclear = received(embargoed="soon", uri="u:2")
    done = publish_as_it_is(unclear, section=section)
    assert done.state == "draft"
    assert "cannot be read" in done.lacks[0]


FILM = {
    "uri": "urn:film:1",
    "type": "video",
    "headline": "The market opens again",
    "description_text": "Views of the market. " * 30,
    "body_text": "",
    "renditions": {
        "web": {"href": "https://video.example/m.mp4", "mimetype": "video/mp4", "duration": 74},
        "still": {"href": "still.jpg", "mimetype": "image/jpeg"},
    },
}


def test_of_a_film_the_still_leads_the_story_and_the_whole_caption_is_its_text(source, folder):
    (folder / "still.jpg").write_bytes(newsroom.jpeg())
    made = make_illustrated(received(came_from=source, **FILM), section=newsroom.section())
    assert made.troubles == ()
    assert made.story.lead_picture.title == "The market opens again"
    (text,) = made.story.body.raw_data
    assert text["value"].count("Views of the market.") == 30


def test_a_film_without_a_still_becomes_a_story_without_a_picture(source):
    film = FILM | {"renditions": {"web": FILM["renditions"]["web"], "odd": {"href": "x"}}}
    made = make_illustrated(received(came_from=source, **film), section=newsroom.section())
    assert (made.troubles, made.story.lead_picture) == ((), None)
