"""Sitemaps and robots.txt, as crawlers find them."""

from datetime import datetime, timedelta
from urllib.robotparser import RobotFileParser

import pytest
from django.utils import timezone
from lxml import etree

from djeli.cli.clock.schedule import turn_news
from djeli.feeds.models import NewsWindow
from djeli.feeds.sitemaps import parts
from djeli.press.render.dependencies import recorded_dependencies
from djeli.stories.lists import months
from djeli.stories.models import Article, Month
from tests import newsroom
from tests.feeds.standards import sitemap

pytestmark = pytest.mark.django_db

BASE = "http://127.0.0.1:8000"


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    assert sitemap.faults(answer.content, BASE) == []
    return etree.fromstring(answer.content)


def rows(client, address):
    """The addresses of a sitemap, each with its time."""
    found = {}
    for child in read(client, address):
        place = child.findtext(f"{sitemap.MAP}loc").removeprefix(BASE)
        found[place] = child.findtext(f"{sitemap.MAP}lastmod")
    return found


def month_of(story):
    return f"/sitemap/{story.first_published_at:%Y-%m}.xml"


def headlines(client):
    root = read(client, "/news-sitemap.xml")
    return [one.text for one in root.iter(f"{sitemap.NEWS}title")]


def test_every_part_that_the_index_names_is_there_and_valid(client, edition):
    named = rows(client, "/sitemap.xml")
    assert {"/sitemap/pages.xml", "/sitemap/authors.xml", "/sitemap/topics.xml"} < set(named)
    for address in named:
        read(client, address)


def test_every_address_that_a_part_names_is_there(client, edition):
    for part in rows(client, "/sitemap.xml"):
        for address in rows(client, part):
            assert client.get(address).status_code == 200, address


def test_lists_that_are_always_there_are_named(client, edition):
    assert {"/", "/latest/", "/authors/", "/topics/", "/corrections/"} < set(
        rows(client, "/sitemap/pages.xml")
    )


def test_the_checks_find_what_is_wrong():
    bad = (
        b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>/a/</loc>'
        b"<lastmod>yesterday</lastmod></url><url><loc>/a/</loc></url></urlset>"
    )
    assert len(sitemap.faults(bad, BASE)) >= 3
    assert sitemap.faults(b"<rss/>", BASE)


def test_live_stories_alone_stand_in_their_month(client, edition):
    draft = newsroom.draft(edition.africa, "Secret")
    edition.agency_copy.unpublish()
    everything = {one for part in rows(client, "/sitemap.xml") for one in rows(client, part)}
    assert "/politics/africa/the-bridge-opens/" in everything
    assert not {one for one in everything if "wire-says-so" in one or draft.slug in one}


def test_saving_a_draft_changes_no_time(client, edition):
    before = rows(client, "/sitemap.xml"), rows(client, month_of(edition.whole))
    edition.whole.title = "Not yet"
    edition.whole.save_revision()
    newsroom.draft(edition.africa, "Nor this")
    assert (rows(client, "/sitemap.xml"), rows(client, month_of(edition.whole))) == before


CHANGES = {
    "published": lambda edition: newsroom.story(edition.africa, "New", ago=timedelta(days=400)),
    "changed": lambda edition: edit(edition.old, change_kind="update"),
    "given another slug": lambda edition: edit(edition.old, slug="another"),
    "withdrawn": lambda edition: edition.old.unpublish(),
    "deleted": lambda edition: edition.old.delete(),
    "moved": lambda edition: edition.old.move(newsroom.section("world"), pos="last-child"),
    "section moved": lambda edition: edition.africa.move(newsroom.section("x"), pos="last-child"),
    "section renamed": lambda edition: give_slug(edition.politics, "policy"),
}


def give_slug(section, slug):
    section.refresh_from_db()
    edit(section, slug=slug)


def edit(page, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


@pytest.mark.parametrize("change", CHANGES)
def test_the_index_tells_which_months_changed(
    client, edition, change, time_machine, django_capture_on_commit_callbacks
):
    edition.old = newsroom.story(edition.africa, "Long ago", ago=timedelta(days=400))
    newsroom.story(edition.africa, "Its neighbour", ago=timedelta(days=400))
    newsroom.story(newsroom.section("science"), "Apart", ago=timedelta(days=800))
    address, other = (
        month_of(edition.old),
        f"/sitemap/{newsroom.instant(timedelta(days=800)):%Y-%m}.xml",
    )
    before = rows(client, "/sitemap.xml")
    time_machine.move_to(timezone.now() + timedelta(hours=1), tick=True)
    with django_capture_on_commit_callbacks(execute=True):
        CHANGES[change](edition)
    after = rows(client, "/sitemap.xml")
    assert after[address] > before[address]
    assert after[other] == before[other]


def test_a_sitemap_has_the_time_that_readers_see(
    client, edition, time_machine, django_capture_on_commit_callbacks
):
    story = newsroom.story(edition.africa, "Long ago", ago=timedelta(days=400))
    address, (month, index) = "/africa/long-ago/", (month_of(story), "/sitemap.xml")
    address = f"/politics{address}"
    appeared = story.first_published_at
    assert datetime.fromisoformat(rows(client, month)[address]) == appeared.replace(microsecond=0)
    before = rows(client, month), rows(client, index)[month]
    time_machine.move_to(timezone.now() + timedelta(hours=1), tick=True)
    with django_capture_on_commit_callbacks(execute=True):
        edit(story, title="Long ago, without the typing error")
    assert (rows(client, month), rows(client, index)[month]) == before
    with django_capture_on_commit_callbacks(execute=True):
        edit(story, change_kind="update")
    story.refresh_from_db()
    told = rows(client, month)[address], rows(client, index)[month]
    assert {datetime.fromisoformat(one) for one in told} == {
        story.updated_at.replace(microsecond=0)
    }


def test_a_month_without_stories_has_no_part(client, edition):
    story = newsroom.story(edition.africa, "Long ago", ago=timedelta(days=400))
    assert month_of(story) in rows(client, "/sitemap.xml")
    story.unpublish()
    assert month_of(story) not in rows(client, "/sitemap.xml")
    assert client.get(month_of(story)).status_code == 404


def test_counting_every_month_anew_gives_what_was_counted_one_by_one(edition):
    for days in (40, 41, 400):
        newsroom.story(edition.africa, f"Story {days}", ago=timedelta(days=days))
    kept = list(Month.objects.values_list("starts_on", "stories"))
    Month.objects.all().delete()
    months.recount_all()
    assert list(Month.objects.values_list("starts_on", "stories")) == kept
    assert sum(number for _, number in kept) == Article.objects.live().count()


def test_a_month_of_many_stories_has_several_parts(client, edition, monkeypatch):
    monkeypatch.setattr(parts, "MOST", 2)
    for number in range(4):
        about = [newsroom.topic(f"Topic-{number}")]
        ago = timedelta(days=400, minutes=number)
        newsroom.filler(edition.africa, f"Story {number}", ago=ago, topics=about)
    start = month_of(Article.objects.get(title="Story 0")).removesuffix(".xml")
    named = rows(client, "/sitemap.xml")
    assert {f"{start}.xml", f"{start}-part-2.xml", "/sitemap/topics-part-3.xml"} <= set(named)
    assert f"{start}-part-3.xml" not in named
    found = [one for part in named if part.startswith(start) for one in rows(client, part)]
    assert len(found) == len(set(found)) == 4
    assert client.get(f"{start}-part-3.xml").status_code == 404
    assert client.get("/sitemap/topics-part-9.xml").status_code == 404


def test_no_part_is_larger_than_the_protocol_allows():
    from djeli.feeds.sitemaps.markup import MOST

    assert MOST <= 50_000


@pytest.mark.parametrize("address", ["2026-13", "2026-00", "0000-01", "1999-01", "9999-12"])
def test_a_month_that_is_none_is_not_found(client, edition, address):
    assert client.get(f"/sitemap/{address}.xml").status_code == 404


def test_the_news_are_those_of_two_days_newest_first(client, edition):
    turn_news()
    assert headlines(client)[1:] == ["Wire says so", "The bridge opens"]
    assert "The ferry stops" not in headlines(client)


def test_the_clock_lets_stories_go_that_have_become_old(client, edition, time_machine):
    turn_news()
    assert len(headlines(client)) == 3
    row = NewsWindow.objects.get()
    assert turn_news() == []
    assert NewsWindow.objects.get().since == row.since
    time_machine.move_to(timezone.now() + timedelta(hours=44), tick=True)
    turn_news()
    assert "The bridge opens" not in headlines(client)
    assert "Wire says so" in headlines(client)
    time_machine.move_to(timezone.now() + timedelta(days=3), tick=True)
    turn_news()
    assert headlines(client) == []


def test_news_are_there_before_the_clock_has_ever_run(client, edition):
    assert not NewsWindow.objects.exists()
    assert "The bridge opens" in headlines(client)
    assert "The ferry stops" not in headlines(client)


def test_the_clock_keeps_no_window_where_there_is_no_edition(db):
    assert turn_news() == []
    assert not NewsWindow.objects.exists()


def test_what_is_paid_for_is_no_news(client, edition):
    newsroom.story(edition.africa, "Buy this", is_sponsored=True, sponsor="Acme")
    assert "Buy this" not in headlines(client)


def test_news_tell_the_language_of_the_story_and_the_time_of_its_publication(client, edition):
    newsroom.story(edition.africa, "Le pont", language="fr-FR")
    root = read(client, "/news-sitemap.xml")
    first = root[0].find(f"{sitemap.NEWS}news")
    assert first.findtext(f"{sitemap.NEWS}publication/{sitemap.NEWS}language") == "fr"
    assert first.findtext(f"{sitemap.NEWS}publication/{sitemap.NEWS}name") == "The Lantern"
    told = datetime.fromisoformat(first.findtext(f"{sitemap.NEWS}publication_date"))
    assert timezone.now() - told < timedelta(minutes=5)


OPEN = ("/", "/feed/", "/sitemap.xml")
NOT_KEPT = ("/search/?q=x", "/comments/1/", "/newsletter/leave/x/", "/offline/")


def test_what_search_engines_must_not_keep_says_so_where_they_can_read_it(client, edition):
    for address in ("/search/?q=bridge", "/search/", "/newsletter/leave/x/", "/offline/"):
        assert b'<meta name="robots" content="noindex' in client.get(address).content, address


def test_robots_are_told_where_the_sitemaps_are_and_what_to_leave_alone(client, edition):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    robots = RobotFileParser()
    robots.parse(answer.content.decode().splitlines())
    assert robots.site_maps() == [f"{BASE}/sitemap.xml", f"{BASE}/news-sitemap.xml"]
    for open_ in (*OPEN, "/politics/africa/the-bridge-opens/", *NOT_KEPT):
        assert robots.can_fetch("Googlebot", f"{BASE}{open_}"), open_
    for closed in (
        "/desk/",
        "/desk/login/",
        "/search/suggest/?q=x",
        "/partners/ninjs/",
        "/oembed/",
    ):
        assert not robots.can_fetch("Googlebot", f"{BASE}{closed}"), closed


def test_fact_checks_are_named_by_rating_and_by_claimant_while_there_are_some(client, edition):
    assert not any("fact-checks" in address for address in rows(client, "/sitemap/pages.xml"))
    story = newsroom.story(edition.africa, "Was it paid for?", claims=[newsroom.claim()])
    named = {one for one in rows(client, "/sitemap/pages.xml") if "fact-checks" in one}
    assert named == {"/fact-checks/", "/fact-checks/false/", "/fact-checks/by/kofi-mensah/"}
    for address in named:
        assert b'content="noindex' not in client.get(address).content
    story.claims = [newsroom.claim("True", claimant="Ama Sarpong")]
    story.save_revision().publish()
    named = set(rows(client, "/sitemap/pages.xml"))
    assert {"/fact-checks/true/", "/fact-checks/by/ama-sarpong/"} < named
    assert not named & {"/fact-checks/false/", "/fact-checks/by/kofi-mensah/"}
    story.unpublish()
    assert not any("fact-checks" in address for address in rows(client, "/sitemap/pages.xml"))


def test_the_sitemap_of_pages_follows_the_claims_of_fact_checks(client, edition):
    story = newsroom.story(edition.africa, "Was it paid for?", claims=[newsroom.claim()])
    with recorded_dependencies() as keys:
        client.get("/sitemap/pages.xml")
    assert f"wagtailcore_page:{story.pk}" in keys
