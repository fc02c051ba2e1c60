"""Whatever had a public address keeps answering: straight to where it stands today."""

import unicodedata
from datetime import timedelta
from itertools import product
from urllib.parse import quote

import pytest
from wagtail.contrib.redirects.models import Redirect

from djeli.press.render.addresses import as_asked
from djeli.stories.models import Agency, Article, Contributor, FormerAddress, Section, Topic
from tests import newsroom
from tests.press.conftest import reader, settle, store  # noqa: F401

pytestmark = pytest.mark.django_db
FEEDS = ("", "feed/", "feed/atom/", "feed/json/")
BASE = "http://127.0.0.1:8000"


def leads(client, old, new):
    """True where ``old`` leads to ``new`` in one step, and something is there."""
    answer = client.get(old)
    assert answer.status_code == 301, (old, answer.status_code)
    assert answer["Location"] == quote(new, safe="/?=")
    assert client.get(new).status_code == 200, new


@pytest.fixture
def story():
    by, topic = newsroom.contributor(), newsroom.topic("Rivers")
    return newsroom.story(newsroom.section("africa"), by=by, topics=[topic])


def rename(row, slug):
    row = type(row).objects.get(pk=row.pk)
    row.slug = slug
    if isinstance(row, Article):
        row.save_revision().publish()
    else:
        row.save()
    return row


def test_a_storys_page_and_its_comments_lead_on_through_any_number_of_names(client, story):
    for slug in ("second", "third", "የመጨረሻ"):
        rename(story, slug)
    for old, end in product(("the-bridge-opens", "second", "third"), FEEDS):
        leads(client, f"/africa/{old}/{end}", f"/africa/የመጨረሻ/{end}")


def test_a_sections_page_feeds_and_stories_lead_on(client, story):
    rename(story.get_parent().specific, "continent")
    rename(Section.objects.get(slug="continent"), "afrique")
    for old, end in product(("africa", "continent"), FEEDS):
        leads(client, f"/{old}/{end}", f"/afrique/{end}")
        leads(client, f"/{old}/the-bridge-opens/{end}", f"/afrique/the-bridge-opens/{end}")


@pytest.mark.parametrize(
    ("model", "folder"), [(Topic, "topics"), (Contributor, "authors"), (Agency, "authors")]
)
def test_a_topic_an_author_and_an_agency_lead_on(client, story, model, folder):
    home = Section.objects.get(pk=story.get_parent().pk)
    newsroom.filler(home, "From an agency", by=newsroom.agency())
    row = model.objects.first()
    old = row.slug
    rename(rename(row, "second"), "third")
    for slug, end in product((old, "second"), FEEDS):
        leads(client, f"/{folder}/{slug}/{end}", f"/{folder}/third/{end}")


def test_what_moves_with_its_section_leads_on(client, story):
    home, world = story.get_parent().specific, newsroom.section("world")
    home.move(world, pos="last-child")
    rename(Section.objects.get(pk=world.pk), "monde")
    for end in FEEDS:
        leads(client, f"/africa/the-bridge-opens/{end}", f"/monde/africa/the-bridge-opens/{end}")
        leads(client, f"/world/africa/{end}", f"/monde/africa/{end}")
    assert client.get("/world/africa/the-bridge-opens/").status_code == 301


def test_a_story_that_leaves_a_section_which_is_renamed_afterwards(client, story):
    home, world = story.get_parent().specific, newsroom.section("world")
    rename(home, "continent")
    Article.objects.get(pk=story.pk).move(Section.objects.get(pk=world.pk), pos="last-child")
    rename(Section.objects.get(pk=home.pk), "afrique")
    for old in ("africa", "continent"):
        leads(client, f"/{old}/the-bridge-opens/", "/world/the-bridge-opens/")


def test_renaming_back_makes_no_loop(client, story):
    rename(rename(story, "second"), "the-bridge-opens")
    assert client.get("/africa/the-bridge-opens/").status_code == 200
    leads(client, "/africa/second/", "/africa/the-bridge-opens/")


def test_a_new_story_that_takes_an_old_address_has_it(client, story):
    rename(story, "second")
    newsroom.story(story.get_parent().specific, "Another", slug="the-bridge-opens")
    assert "Another" in client.get("/africa/the-bridge-opens/").text


def test_a_draft_takes_no_address_from_readers(client, story):
    rename(story, "second")
    newsroom.draft(story.get_parent().specific, "Another", slug="the-bridge-opens")
    leads(client, "/africa/the-bridge-opens/", "/africa/second/")


def test_what_is_withdrawn_is_gone_at_its_old_addresses_too(client, story):
    rename(story, "second").unpublish()
    for slug, end in product(("the-bridge-opens", "second"), FEEDS):
        assert client.get(f"/africa/{slug}/{end}").status_code == 410, (slug, end)


def test_what_is_deleted_is_gone_where_readers_found_it(client, story):
    draft = newsroom.draft(story.get_parent().specific, "Never seen")
    by, topic = Contributor.objects.get(), rename(Topic.objects.get(), "streams")
    story.delete()
    draft.delete()
    topic.delete()
    by.delete()
    places = ("/africa/the-bridge-opens/", "/topics/rivers/", "/topics/streams/")
    for place, end in product((*places, f"/authors/{by.slug}/"), FEEDS):
        assert client.get(f"{place}{end}").status_code == 410, (place, end)
    for end in FEEDS:
        assert client.get(f"/africa/never-seen/{end}").status_code == 404, end


def test_a_section_that_is_deleted_takes_its_stories_with_it(client, story):
    story.get_parent().specific.delete()
    for place in ("/africa/", "/africa/the-bridge-opens/"):
        assert client.get(place).status_code == 410


def test_a_draft_that_was_never_public_leaves_nothing_behind(client):
    draft = newsroom.draft(newsroom.section("africa"))
    draft.slug = "second"
    draft.save()
    assert client.get("/africa/the-bridge-opens/").status_code == 404
    assert FormerAddress.objects.count() == 0


@pytest.fixture
def archive(story):
    for number in range(30):
        newsroom.filler(
            story.get_parent().specific,
            f"Story {number}",
            ago=timedelta(hours=number + 1),
            topics=list(story.topics.all()),
        )
    return story.get_parent().specific


def test_a_page_of_an_archive_leads_to_the_same_page(client, archive):
    rename(archive, "afrique")
    rename(Topic.objects.get(), "streams")
    rename(Contributor.objects.get(), "ama")
    leads(client, "/africa/?page=2", "/afrique/?page=2")
    leads(client, "/topics/rivers/?page=2", "/topics/streams/?page=2")
    leads(client, "/authors/ama-boateng/?page=2", "/authors/ama/?page=2")
    for junk in ("3", "02", "x", "99999999"):
        assert client.get(f"/africa/?page={junk}").status_code == 404


def test_an_old_address_without_its_slash_is_one_step_away(client, story):
    rename(story, "second")
    leads(client, "/africa/the-bridge-opens", "/africa/second/")


def test_what_editors_lead_elsewhere_goes_there(client, story):
    rename(story, "second")
    Redirect.add_redirect("/africa/the-bridge-opens/", "/latest/")
    leads(client, "/africa/the-bridge-opens/", "/latest/")


def test_a_card_is_found_by_an_old_address(client, story):
    rename(story, "second")
    for old in ("the-bridge-opens", "second", "Second"):
        card = client.get("/oembed/", {"url": f"{BASE}/africa/{old}/"})
        assert f"{BASE}/africa/second/" in card.json()["html"]
    rename(story, "third").unpublish()
    card = client.get("/oembed/", {"url": f"{BASE}/africa/the-bridge-opens/"})
    assert card.status_code == 404


def forms(address):
    decomposed = unicodedata.normalize("NFD", address)
    yield from (address.upper(), decomposed, f"{address[:-1]}\u200f/", quote(decomposed).lower())


@pytest.mark.parametrize("slug", ["é-ቃል", "ελλάδα", "কো", "oro-ilu"])
def test_an_address_in_another_form_is_never_missing(client, story, slug):
    rename(story, slug)
    rename(Topic.objects.get(), slug)
    for place in (f"/africa/{slug}/", f"/africa/{slug}/feed/", f"/topics/{slug}/"):
        for form in forms(place):
            answer = client.get(form)
            if answer.status_code == 301:
                assert answer["Location"] == quote(place)
            else:
                assert answer.status_code == 200, form


def test_a_word_with_its_accents_leads_to_the_one_without(client, story):
    rename(Topic.objects.get(), "oro-ilu")
    leads(client, "/topics/Ọ̀rọ̀-ìlú/", "/topics/oro-ilu/")


def test_an_old_address_in_another_form_leads_straight_to_the_newest(client, story):
    rename(story, "second")
    leads(client, "/AFRICA/The-Bridge-Opens/", "/africa/second/")


# Behind the press


def test_old_addresses_are_answered_without_the_site(reader, settle, archive):  # noqa: F811
    settle()
    story = Article.objects.get(slug="the-bridge-opens")
    rename(Topic.objects.get(), "ወንዝ")
    rename(story, "second")
    rename(archive, "afrique")
    settle()
    expected = {
        "/africa/the-bridge-opens/": "/afrique/second/",
        "/africa/the-bridge-opens": "/afrique/second/",
        "/africa/": "/afrique/",
        "/africa/feed/": "/afrique/feed/",
        "/topics/rivers/": "/topics/ወንዝ/",
        "/topics/rivers/feed/json/": "/topics/ወንዝ/feed/json/",
        "/africa/the-bridge-opens/feed/": "/afrique/second/feed/",
    }
    for old, new in expected.items():
        status, headers, _ = reader.get(old)
        assert (status, headers["Location"]) == (301, quote(new, safe="/?=")), old
    assert reader.asked_of_the_site == []


def test_forms_of_an_address_do_not_fill_the_store(reader, settle, store, story):  # noqa: F811
    settle()
    for form in ("/AFRICA/the-bridge-opens/", "/africa/The-bridge-opens/", "/Africa/?page=1"):
        reader.get(form)
    rename(story, "second")
    settle()
    for form in ("/AFRICA/the-bridge-opens/", "/africa/?page=77", "/africa/the-Bridge-opens/feed/"):
        reader.get(form)
    with store.reading() as reading:
        kept = set(reading.pages.addresses())
    assert [one for one in kept if one != one.lower() or "?" in one] == []


def test_a_taken_address_is_pressed_anew_with_all_that_follows_it(reader, settle, archive):  # noqa: F811
    settle()
    rename(archive, "afrique")
    rename(Topic.objects.get(), "streams")
    settle()
    old = ("/africa/feed/", "/africa/", "/topics/rivers/feed/", "/africa/story-1/feed/")
    for address in old:
        assert reader.get(address)[0] == 301
    home = newsroom.section("africa")
    other = Topic.objects.create(name="Other rivers", slug="rivers")
    newsroom.story(home, "Story 1", topics=[other])
    settle()
    assert reader.get("/africa/feed/")[0] == 200
    assert reader.get("/topics/rivers/feed/")[0] == 200
    assert reader.get("/africa/story-1/feed/")[0] == 200
    assert reader.get("/africa/")[0] == 200


def test_addresses_in_every_script_lead_on_in_the_press(reader, settle, story):  # noqa: F811
    rename(story, "ሰላም")
    settle()
    assert reader.get(as_asked("/africa/ሰላም/"))[0] == 200
    rename(story, "尼日尔")
    settle()
    status, headers, _ = reader.get(as_asked("/africa/ሰላም/"))
    assert (status, headers["Location"]) == (301, quote("/africa/尼日尔/"))
    assert reader.asked_of_the_site == []
