"""One picture that tells everything, wherever readers and machines can get it: what is in the files,
and whether each has the size that is said of it."""

import html
import io
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import etree
from lxml import html as parser
from PIL import Image

from djeli.newsletters.letters.renderer import letter_of
from djeli.stories.models import Edition, Picture
from tests import newsroom, photos
from tests.cutting import cut_all, cut_those
from tests.newsletters import mailing

pytestmark = pytest.mark.django_db

ADDRESS = re.compile(r"/media/pictures/[\w/]+\.(?:avif|webp|jpg)")
PLACES = ("/", "/africa/", "/africa/the-bridge-opens/", "/authors/ama-boateng/", "/latest/")
FEEDS = ("/feed/", "/feed/atom/", "/feed/json/", "/africa/feed/", "/sitemap.xml")
WIDE, TURNED = (1700, 1100), (700, 1300)


@pytest.fixture
def story(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    africa = newsroom.section("africa")
    Edition.objects.update(logo=picture("A logo", TURNED))
    by = newsroom.contributor(portrait=picture("A portrait", TURNED, 6))
    inside = [picture("Inside", WIDE, 3), picture("Small", (300, 200), 8)]
    return newsroom.story(
        africa,
        lead_picture=picture("The lead", TURNED, 6),
        by=by,
        body=[("picture", {"picture": one.pk, "caption": "", "credit": ""}) for one in inside],
    )


@pytest.fixture(scope="module", autouse=True)
def quick_files():
    """The sizes are looked at here, not the bytes: the quickest quality will do."""
    patch = pytest.MonkeyPatch()
    patch.setattr("djeli.stories.photos.likeness.fitting_quality", lambda _image, _form: 40)
    yield
    patch.undo()


def picture(title, size, orientation=1):
    content = photos.telling(size=size, exif=photos.exif(orientation))
    file = SimpleUploadedFile("sent.jpg", content)
    return Picture.objects.create(title=title, alt_text=title, credit="Ama Boateng", file=file)


def text_of(client, place):
    response = client.get(place)
    assert response.status_code == 200, place
    content = response.content or b"".join(response.streaming_content)
    return html.unescape(content.decode()).replace("\\/", "/")


def size_of(client, address):
    cut_those(address[address.index("/media/") :])
    response = client.get(address[address.index("/media/") :])
    assert response.status_code == 200, address
    return Image.open(io.BytesIO(response.content)).size


def assert_says_nothing_but_whose_it_is(content, name):
    assert photos.told_too_much(content) == {}, name
    assert b"Ama Boateng" in content, name


def test_no_file_that_a_page_a_feed_or_a_letter_names_tells_where_it_was_taken(client, story):
    written = {place: text_of(client, place) for place in (*PLACES, *FEEDS)}
    oembed = f"/oembed/?url=http://testserver{PLACES[2]}"
    written |= {"letter": letter_of(mailing.issue(mailing.newsletter(), story)).html}
    written |= {oembed: text_of(client, oembed)} if client.get(oembed).status_code == 200 else {}
    named = {place: set(ADDRESS.findall(text)) for place, text in written.items()}
    for place in (PLACES[0], PLACES[2], "/feed/", "/feed/atom/", "/feed/json/", "letter"):
        assert named[place], place
    cut_all()
    for address in set().union(*named.values()):
        assert_says_nothing_but_whose_it_is(client.get(address).content, address)


@pytest.mark.parametrize("place", PLACES)
def test_every_picture_has_the_size_that_the_page_says(client, story, place):
    page = parser.fromstring(text_of(client, place))
    offers = [
        offer.split()
        for node in page.xpath("//source[@srcset] | //img[@srcset]")
        for offer in node.get("srcset").split(", ")
    ]
    for address, width in offers:
        if width.endswith("x"):  # a square of 96 px, or twice as fine
            assert size_of(client, address)[0] <= 96 * int(width.removesuffix("x"))
            continue
        assert size_of(client, address)[0] == int(width.removesuffix("w")), address
    for image in page.xpath("//picture/img"):
        told = int(image.get("width")) / int(image.get("height"))
        width, height = size_of(client, image.get("src"))
        assert told == pytest.approx(width / height, abs=1 / height), image.get("src")
    properties = {node.get("property"): node.get("content") for node in page.xpath("//meta")}
    if "og:image" in properties:
        told = int(properties["og:image:width"]), int(properties["og:image:height"])
        assert size_of(client, properties["og:image"]) == told


def test_every_picture_has_the_size_that_search_engines_and_feeds_are_told(client, story):
    page = client.get(PLACES[2]).content.decode()
    graph = parser.fromstring(page).xpath("//script[@type='application/ld+json']/text()")
    images = [node for text in graph for node in _images(json.loads(text))]
    assert images
    for node in images:
        assert size_of(client, node["url"]) == (node["width"], node["height"])
    for place in ("/feed/", "/feed/atom/"):
        feed = etree.fromstring(client.get(place).content)
        contents = feed.findall(".//{http://search.yahoo.com/mrss/}content")
        assert contents
        for one in contents:
            told = int(one.get("width")), int(one.get("height"))
            assert size_of(client, one.get("url")) == told


def _images(node):
    if isinstance(node, dict):
        if (
            node.get("@type") == "ImageObject"
            and "width" in node
            and "/media/pictures" in node["url"]
        ):
            yield node
        for part in node.values():
            yield from _images(part)
    elif isinstance(node, list):
        for part in node:
            yield from _images(part)


@pytest.mark.parametrize("name", ["photo.jpg", "photo.png", "photo.webp", "photo.tiff"])
def test_a_picture_is_no_document_which_would_go_out_as_it_is(admin_client, name):
    newsroom.front()
    upload = SimpleUploadedFile(name, photos.telling())
    answer = admin_client.post("/desk/documents/multiple/add/", {"title": "A", "files[]": upload})
    assert answer.json()["success"] is False
