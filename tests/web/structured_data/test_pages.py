"""What each kind of page tells machines of itself, held against what the standards ask."""

import io
import json
import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from PIL import Image

from djeli.comments.models import Comment, Conversation
from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press
from djeli.press.store.store import Store
from djeli.stories.models import Agency, Edition, StandingPage
from djeli.web.builders import pagination
from tests import newsroom
from tests.cutting import cut_those
from tests.replaying import replayed
from tests.web.structured_data import google
from tests.web.structured_data.heads import Head, faults

pytestmark = pytest.mark.django_db

BASE = "http://127.0.0.1:8000"
STORY = "/politics/africa/the-bridge-opens/"
PAGES = {
    "/": {"WebSite"},
    "/politics/": {"CollectionPage", "BreadcrumbList"},
    "/politics/africa/": {"CollectionPage", "BreadcrumbList"},
    STORY: {"NewsArticle", "BreadcrumbList"},
    "/politics/africa/no-picture/": {"NewsArticle", "BreadcrumbList"},
    "/authors/": {"CollectionPage", "BreadcrumbList"},
    "/topics/": {"CollectionPage", "BreadcrumbList"},
    "/authors/ama-boateng/": {"ProfilePage", "BreadcrumbList"},
    "/authors/harmattan-wire/": {"ProfilePage", "BreadcrumbList"},
    "/topics/rivers/": {"CollectionPage", "BreadcrumbList"},
    "/latest/": {"CollectionPage", "BreadcrumbList"},
    "/latest/?page=2": {"CollectionPage", "BreadcrumbList"},
    "/how-we-work/": {"WebPage", "BreadcrumbList"},
    "/newsletter/": set(),
}
FOLLOWED = ("/", "/politics/", "/politics/africa/", "/authors/ama-boateng/", "/topics/rivers/")
FEEDS = {
    "application/rss+xml": "feed/",
    "application/atom+xml": "feed/atom/",
    "application/feed+json": "feed/json/",
}


@pytest.fixture
def africa(monkeypatch):
    monkeypatch.setattr(pagination, "STORIES_A_PAGE", 1)
    return section_of_an_edition()


@replayed
def section_of_an_edition():
    africa = newsroom.section("africa", under=newsroom.section("politics"))
    edition = Edition.load()
    edition.description, edition.email = "We show our sources.", "desk@lantern.test"
    edition.profiles = [("profile", {"network": "x", "url": "https://x.com/lantern"})]
    edition.save()
    newsroom.front().add_child(
        instance=StandingPage(
            title="How we work",
            slug="how-we-work",
            summary="Two accounts of each fact.",
            policy=StandingPage.Policy.PRINCIPLES,
        )
    )
    newsroom.story(africa, "No picture", ago=timedelta(hours=4), by=newsroom.agency())
    return africa


@pytest.fixture
def bridge(africa):
    return newsroom.story(
        africa,
        "The bridge “opens”",
        slug="the-bridge-opens",
        ago=timedelta(hours=3),
        standfirst="Six years late, and free for a month.",
        lead_picture=newsroom.picture(caption="The bridge on its first day"),
        by=[newsroom.contributor(), newsroom.agency()],
        topics=[newsroom.topic("Rivers")],
        dateline="Akosombo",
    )


def read(client, address=STORY):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return Head(answer.content)


def story_node(client, address=STORY):
    (node,) = google.of_type(read(client, address).json_ld, *google.STORIES)
    return node


def size_of(client, address):
    """Width and height of the picture that is there."""
    cut_those(address.removeprefix(BASE))
    answer = client.get(address.removeprefix(BASE))
    assert answer.status_code == 200, address
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return Image.open(io.BytesIO(content)).size


def nearly(size, told):
    """Cutting a picture that is too small to fill a shape is rounded by a pixel or two."""
    return all(abs(one - other) <= 2 for one, other in zip(size, told, strict=True))


def test_the_structured_data_of_every_kind_of_page_is_as_google_asks(client, bridge):
    for address, kinds in PAGES.items():
        head = read(client, address)
        assert google.faults(head.json_ld) == [], address
        found = [node["@type"] for node in google.nodes(head.json_ld)]
        assert sorted(found) == sorted({*kinds, "NewsMediaOrganization"}), address


def test_the_head_of_every_kind_of_page_has_its_address_and_its_card(client, bridge):
    for address in PAGES:
        head = read(client, address)
        assert faults(head) == [], address
        assert head.canonical == f"{BASE}{address}"


def test_the_picture_for_cards_is_there_in_its_size(client, bridge):
    for address in PAGES:
        head = read(client, address)
        (picture,) = head.properties("og:image")
        told = (*head.properties("og:image:width"), *head.properties("og:image:height"))
        assert size_of(client, picture) == tuple(map(int, told)) == (1200, 630), address


def test_a_page_that_is_followed_names_its_feeds_in_three_forms(client, bridge):
    for address in FOLLOWED:
        head = read(client, address)
        assert head.feeds == {kind: f"{address}{end}" for kind, end in FEEDS.items()}
        for kind, feed in head.feeds.items():
            assert client.get(feed)["Content-Type"].startswith(kind)


def test_the_checks_find_what_is_wrong():
    bad = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "", "author": []}
    assert len(google.faults([bad])) >= 6
    assert google.faults([{"@context": "x", "@type": "Recipe"}])
    assert faults(Head(b"<html><head><link rel=canonical href='/a/'></head><body></body></html>"))


def test_a_story_says_all_that_is_asked_of_a_news_article(client, bridge):
    node = story_node(client)
    assert node["headline"] == "The bridge “opens”"
    assert node["description"] == "Six years late, and free for a month."
    assert [one["name"] for one in node["author"]] == ["Ama Boateng", "Harmattan Wire"]
    assert [one["@type"] for one in node["author"]] == ["Person", "Organization"]
    assert node["author"][0]["url"] == f"{BASE}/authors/ama-boateng/"
    assert node["articleSection"] == "Africa"
    assert node["about"][0]["name"] == "Rivers"
    assert node["image"][0]["creditText"] == "Photo: Test Desk"
    assert node["publisher"]["@id"] == f"{BASE}/#publisher"
    assert node["isAccessibleForFree"] is True


def node_with(client, address, name):
    graphs = [one.get("@graph", []) for one in read(client, address).json_ld]
    return next(node for graph in graphs for node in graph if name in node)


def test_whose_a_picture_is_travels_with_it_to_image_search(client):
    africa, wire = newsroom.section(), newsroom.agency()
    Agency.objects.update(url="https://harmattan.example/pictures/")
    taken = {
        "photographer": "Efua Addo",
        "agency": Agency.objects.get(pk=wire.pk),
        "credit": "",
        "copyright": "© 2026 Harmattan Wire",
        "licence_url": "https://licence.example/by/",
    }
    portrait = newsroom.picture("A face", photographer="", credit="Photo: Test Desk", copyright="©")
    who = newsroom.contributor("Ama Boateng", portrait=portrait)
    told = {
        "creditText": "Efua Addo / Harmattan Wire",
        "creator": {"@type": "Person", "name": "Efua Addo"},
        "copyrightNotice": "© 2026 Harmattan Wire",
        "license": "https://licence.example/by/",
        "acquireLicensePage": "https://harmattan.example/pictures/",
    }
    lead = newsroom.picture(**taken)
    newsroom.story(africa, "The bridge", lead_picture=lead, by=who)
    story = node_with(client, "/africa/the-bridge/", "image")
    for one in story["image"]:
        assert {name: one[name] for name in told} == told
        assert one["contentUrl"] == one["url"]
    lead.licensing_url = "https://harmattan.example/buy/1"
    lead.agency, lead.photographer = None, ""
    lead.save()
    story = node_with(client, "/africa/the-bridge/", "image")
    assert story["image"][0]["acquireLicensePage"] == "https://harmattan.example/buy/1"
    assert "creator" not in story["image"][0]
    person = node_with(client, "/authors/ama-boateng/", "mainEntity")
    assert person["mainEntity"]["image"]["creditText"] == "Photo: Test Desk"
    assert person["mainEntity"]["image"]["copyrightNotice"] == "©"


def test_search_engines_may_show_a_storys_picture_large(client, bridge):
    assert read(client, STORY).tree.xpath("//meta[@name='robots']/@content") == [
        "max-image-preview:large"
    ]


def test_the_pictures_that_a_story_names_are_there_in_the_sizes_that_it_names(client, bridge):
    for one in story_node(client)["image"]:
        assert nearly(size_of(client, one["url"]), (one["width"], one["height"]))


def test_a_small_picture_is_not_said_to_be_larger_than_it_is(client, bridge):
    bridge.lead_picture = newsroom.picture("Small", size=(700, 500))
    bridge.save_revision().publish()
    head = read(client)
    (picture,) = head.properties("og:image")
    told = (*head.properties("og:image:width"), *head.properties("og:image:height"))
    assert nearly(size_of(client, picture), map(int, told))
    for one in story_node(client)["image"]:
        assert nearly(size_of(client, one["url"]), (one["width"], one["height"]))


def test_an_update_is_told_only_where_an_editor_says_that_the_story_changed(client, bridge):
    before = story_node(client)
    assert before["dateModified"] == before["datePublished"]
    bridge.save_revision().publish()
    assert story_node(client)["dateModified"] == before["datePublished"]
    bridge.change_kind = "update"
    bridge.save_revision().publish()
    after = story_node(client)
    assert after["datePublished"] == before["datePublished"]
    assert after["dateModified"] > before["dateModified"]


@pytest.mark.parametrize(
    ("flags", "kind"),
    [
        ({}, "NewsArticle"),
        ({"is_breaking": True}, "NewsArticle"),
        ({"is_analysis": True}, "AnalysisNewsArticle"),
        ({"is_opinion": True}, "OpinionNewsArticle"),
        ({"is_sponsored": True, "sponsor": "Acme", "is_opinion": True}, "AdvertiserContentArticle"),
    ],
)
def test_what_a_story_is_flagged_as_it_is_to_machines(client, africa, flags, kind):
    newsroom.story(africa, "Flagged", **flags)
    assert story_node(client, "/politics/africa/flagged/")["@type"] == kind


def test_agency_copy_carries_the_agencys_credit(client, africa):
    wire = newsroom.agency()
    newsroom.story(africa, "Wired", agency=wire, by=wire)
    node = story_node(client, "/politics/africa/wired/")
    assert node["creditText"] == wire.credit
    assert node["author"][0]["@type"] == "Organization"


def test_the_newsroom_tells_its_policies_on_every_page_and_more_where_there_is_room(client, bridge):
    for address in PAGES:
        (node,) = google.of_type(read(client, address).json_ld, "NewsMediaOrganization")
        assert node["publishingPrinciples"] == f"{BASE}/how-we-work/", address
        assert ("sameAs" in node) == (address not in {STORY, "/politics/africa/no-picture/"})


def test_a_new_policy_is_told_without_pressing_a_story(client, bridge):
    page = StandingPage.objects.get()
    page.policy = StandingPage.Policy.CORRECTIONS
    page.save()
    (node,) = google.of_type(read(client).json_ld, "NewsMediaOrganization")
    assert node["correctionsPolicy"] == f"{BASE}/how-we-work/"
    assert "publishingPrinciples" not in node


def test_a_policy_without_a_term_is_no_property(client, africa):
    page = StandingPage.objects.get()
    page.policy = StandingPage.Policy.AI_USE
    page.save()
    content = client.get(page.url_path.replace("/front", "")).content
    assert b"/how-we-work/" in content
    (node,) = google.of_type(Head(content).json_ld, "NewsMediaOrganization")
    assert StandingPage.Policy.AI_USE.value not in node


def test_the_footer_has_the_standing_pages_that_the_newsroom_put_there(client, africa):
    link = b'<li><a href="/how-we-work/">'
    assert link in client.get("/latest/").content
    StandingPage.objects.update(is_in_footer=False)
    assert link not in client.get("/latest/").content
    assert client.get("/how-we-work/").status_code == 200


def test_a_hostile_headline_ends_no_script(client, africa):
    newsroom.story(africa, "</script><script>alert(1)</script>", slug="hostile")
    answer = client.get("/politics/africa/hostile/")
    assert b"<script>alert(1)" not in answer.content
    node = story_node(client, "/politics/africa/hostile/")
    assert node["headline"] == "</script><script>alert(1)</script>"


def test_pages_that_are_not_to_be_found_say_so(client, bridge):
    for address in ("/search/?q=bridge", "/nothing/here/"):
        content = client.get(address).content.decode()
        assert re.search(r'<meta name="robots" content="noindex', content), address
    bridge.unpublish()
    gone = client.get(STORY)
    assert gone.status_code == 410
    assert "NewsArticle" not in gone.content.decode()


def test_translations_name_each_other_and_themselves(client, bridge, africa):
    french = newsroom.story(
        africa, "Le pont ouvre", slug="le-pont", language="fr", translation_of=bridge
    )
    hausa = newsroom.story(
        africa, "An bude gada", slug="gada", language="ha", translation_of=french
    )
    addresses = {
        "en": f"{BASE}{STORY}",
        "fr": f"{BASE}/politics/africa/le-pont/",
        "ha": f"{BASE}/politics/africa/gada/",
        "x-default": f"{BASE}{STORY}",
    }
    for address in addresses.values():
        head = read(client, urlsplit(address).path)
        assert head.alternates == addresses
        assert head.canonical == address
    hausa.unpublish()
    for path in (STORY, "/politics/africa/le-pont/"):
        assert "ha" not in read(client, path).alternates
    french.unpublish()
    assert read(client).alternates == {}


def test_a_story_that_is_no_longer_a_translation_is_not_named_as_one(client, bridge, africa):
    french = newsroom.story(
        africa, "Le pont ouvre", slug="le-pont", language="fr", translation_of=bridge
    )
    assert set(read(client).alternates) == {"en", "fr", "x-default"}
    french.translation_of = None
    french.save_revision().publish()
    assert read(client).alternates == {}
    assert read(client, "/politics/africa/le-pont/").alternates == {}


def test_the_way_home_is_what_readers_see(client, bridge):
    (trail,) = google.of_type(read(client).json_ld, "BreadcrumbList")
    names = [step["name"] for step in trail["itemListElement"]]
    assert names == ["Home", "Politics", "Africa", "The bridge “opens”"]
    assert trail["itemListElement"][2]["item"] == f"{BASE}/politics/africa/"


def test_the_number_of_comments_is_told_and_moves_without_the_story(client, bridge, tmp_path):
    store = Store(tmp_path / "press", map_size=1 << 28)
    follow(store)
    press(store, [STORY])

    def told():
        with store.reading() as reading:
            pieces = reading.pages.pieces_of(reading.pages.record(STORY))
        head = Head(b"".join(one.plain() for one in pieces))
        (node,) = google.of_type(head.json_ld, "NewsArticle")
        return node["commentCount"]

    assert told() == 0
    with store.reading() as reading:
        before = reading.index.number_of(STORY)
    conversation = Conversation.objects.create(pk=bridge.pk)
    said = {"name": "Efua", "text": "At last", "state": Comment.State.APPROVED}
    one = Comment.objects.create(conversation=conversation, **said)
    Comment.objects.create(conversation=conversation, **said | {"state": Comment.State.HELD})
    follow(store)
    assert told() == 1
    Comment.objects.filter(pk=one.pk).update(state=Comment.State.SPAM)
    follow(store)
    assert told() == 0
    with store.reading() as reading:
        assert reading.index.number_of(STORY) == before
    store.close()


def test_a_story_names_the_feed_of_its_comments(client, bridge):
    assert f"{STORY}feed/" in read(client).links("alternate", title="Comments")


def test_json_ld_costs_a_story_little(client, bridge):
    texts = read(client).tree.xpath("//script[@type='application/ld+json']/text()")
    assert sum(len(text.encode()) for text in texts) <= 4000
    assert all(json.loads(text) for text in texts)


INDEXED = tuple(PAGES)
ARCHIVES = ("/politics/", "/politics/africa/")


def test_every_page_has_a_title_and_a_description_of_its_own(client, bridge):
    pages = [*INDEXED, *(f"{address}?page=2" for address in ARCHIVES)]
    seen = {"title": {}, "description": {}}
    for address in pages:
        tree = read(client, address).tree
        told = {
            "title": tree.findtext(".//title"),
            "description": "".join(tree.xpath("//meta[@name='description']/@content")),
        }
        for name, text in told.items():
            assert text, (name, address)
            other = seen[name].setdefault(text, address)
            assert other == address, (name, text, address, other)


def test_a_story_without_a_standfirst_is_described_by_its_beginning(client, africa):
    body = [("paragraph", f"<p>The <b>first</b> car crossed at six. {'It rained. ' * 30}</p>")]
    newsroom.story(africa, "The bridge", standfirst="", body=body)
    (told,) = read(client, "/politics/africa/the-bridge/").tree.xpath(
        "//meta[@name='description']/@content"
    )
    assert told.startswith("The first car crossed at six. It rained.")
    assert len(told) <= 155
    assert told.endswith("…")


LONG = "The bridge over the river that was to open in spring opens in autumn, six years late, " * 2
TITLES = {
    "as it is": ({}, "The bridge"),
    "the short one": ({"title": LONG[:150], "short_headline": "It opens"}, "It opens"),
    "the one for sharing": ({"social_title": "Look: a bridge"}, "Look: a bridge"),
    "cut at a word": (
        {"title": LONG[:150]},
        "The bridge over the river that was to open in spring opens in autumn, six years late, The…",
    ),
    "cut in a word": ({"title": "川" * 120}, "川" * 94 + "…"),
    "cut for sharing": ({"social_title": "a " * 60, "short_headline": "no"}, "a " * 46 + "a…"),
}


@pytest.mark.parametrize("case", TITLES)
def test_a_shared_title_fits(client, africa, case):
    fields, told = TITLES[case]
    newsroom.story(africa, fields.pop("title", "The bridge"), slug="b", **fields)
    (title,) = read(client, "/politics/africa/b/").properties("og:title")
    assert title == told
    assert len(title) <= 95
