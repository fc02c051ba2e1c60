"""A picture whose rights have run out is on no page, in no feed, and in nothing for machines."""

from datetime import timedelta

import pytest
from django.utils import timezone

from djeli.press import api as press
from djeli.press.render.renderer import render
from djeli.press.render.snapshot import snapshot
from djeli.stories.models import Edition, Picture, StandingPage
from djeli.stories.public_files.rights import note_expiry
from tests import newsroom

pytestmark = pytest.mark.django_db
ADDRESSES = (
    "/",
    "/africa/",
    "/africa/the-bridge-opens/",
    "/latest/",
    "/authors/",
    "/authors/ama-boateng/",
    "/topics/",
    "/topics/rivers/",
    "/about/",
    "/feed/",
    "/feed/atom/",
    "/feed/json/",
    "/africa/feed/",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/oembed/?url=http://127.0.0.1:8000/africa/the-bridge-opens/",
)


@pytest.fixture
def edition():
    """An edition in which every place that can hold a picture holds one of its own."""
    place = iter(range(20))

    def one():
        return newsroom.picture(f"Place {next(place)}", caption="Seen from the shore")

    section = newsroom.section()
    shown = [{"picture": one().pk, "caption": "", "credit": ""} for _ in range(3)]
    author = newsroom.contributor(portrait=one())
    newsroom.story(
        section,
        "The bridge opens",
        by=author,
        lead_picture=one(),
        social_picture=one(),
        topics=[newsroom.topic(portrait=one())],
        body=[
            ("paragraph", "<p>The first car crossed at six.</p>"),
            ("picture", shown[0]),
            ("gallery", {"title": "", "pictures": shown[1:]}),
        ],
    )
    page = StandingPage(title="About", slug="about")
    page.body = [{"type": "picture", "value": {"picture": one().pk, "caption": "", "credit": ""}}]
    newsroom.front().add_child(instance=page)
    edition = Edition.current()
    edition.logo = one()
    edition.save()


def named_in(client, address):
    text = client.get(address).content.decode()
    return {picture.pk for picture in Picture.objects.all() if f"pictures/{picture.pk}/" in text}


def named_anywhere(client):
    return {pk for address in ADDRESSES for pk in named_in(client, address)}


def test_no_address_names_a_picture_without_rights(client, edition):
    everything = set(Picture.objects.values_list("pk", flat=True))
    assert named_anywhere(client) == everything

    Picture.objects.update(rights_expire_at=timezone.now() - timedelta(seconds=1))
    assert note_expiry() == len(everything)
    assert named_anywhere(client) == set()
    for address in ADDRESSES:
        assert client.get(address).status_code == 200, address


def test_every_page_that_showed_it_hears_of_the_end_and_of_new_rights(client, edition):
    pressed = [one for one in ADDRESSES if "oembed" not in one]
    with snapshot() as number:
        before = {one: render(one, number).keys for one in pressed}
    shown = {one: named_in(client, one) for one in pressed}
    Picture.objects.update(rights_expire_at=timezone.now() - timedelta(seconds=1))
    note_expiry()
    with snapshot(afresh=True) as number:
        after = {one: render(one, number).keys for one in pressed}
    for one in pressed:
        keys = set(press.row_keys(Picture, shown[one]))
        assert keys <= before[one], one
        assert keys <= after[one], one
