import io
import json
import re
from datetime import timedelta

import pytest
from lxml import etree
from PIL import Image

from djeli.stories.charts.stored import stored_table
from djeli.stories.corrections import record
from djeli.stories.models import Article, Edition, Front
from tests import newsroom
from tests.cutting import cut_those
from tests.feeds.standards import atom, content, jsonfeed, rss

pytestmark = pytest.mark.django_db

SUBJECTS = (
    "/",
    "/politics/",
    "/politics/africa/",
    "/authors/ama-boateng/",
    "/authors/harmattan-wire/",
    "/topics/rivers/",
)
FORMS = {
    "feed/": (rss.faults, "application/rss+xml"),
    "feed/atom/": (atom.faults, "application/atom+xml"),
    "feed/json/": (jsonfeed.faults, "application/feed+json"),
}
A = "{http://www.w3.org/2005/Atom}"
CHART = {
    "title": "Cheaper maize",
    "kind": "bar",
    "unit": "naira a bag",
    "table": stored_table([["Crop", "2026"], ["Maize", "₦41,500"]]),
    "pasted": "",
    "note": "Counted in four markets.",
    "source": "Lantern survey",
}


def items(client, address="/feed/json/"):
    return json.loads(client.get(address).content)["items"]


def titles(client, address="/feed/json/"):
    return [item["title"] for item in items(client, address)]


@pytest.mark.parametrize("hub", ["", "https://hub.example/"])
@pytest.mark.parametrize("address", SUBJECTS)
@pytest.mark.parametrize("form", FORMS)
def test_every_feed_is_valid(client, edition, settings, address, form, hub):
    settings.WEBSUB_HUB = hub
    faults, media_type = FORMS[form]
    answer = client.get(f"{address}{form}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == f"{media_type}; charset=utf-8"
    assert faults(answer.content) == []


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_of_an_edition_without_stories_is_valid(client, form):
    newsroom.front()
    faults, _ = FORMS[form]
    assert faults(client.get(f"/{form}").content) == []


@pytest.mark.parametrize("form", FORMS)
def test_the_feeds_of_corrections_and_of_fact_checks_are_valid(client, form):
    newsroom.front()
    story = newsroom.story(newsroom.section(), claims=[newsroom.claim(text="Is <9> & never 10")])
    for kind in ("correction", "update", "note"):
        record.take(story, kind, "It was <14>.\n\nNot & never\n15.")
    faults, _ = FORMS[form]
    for address in ("/corrections/", "/fact-checks/"):
        told = client.get(f"{address}{form}").content
        assert story.title in told.decode(), address
        assert faults(told) == [], address


def test_a_feed_without_stories_is_as_old_as_what_it_follows(client, edition):
    began = Front.objects.get().first_published_at.isoformat(timespec="seconds")
    empty = newsroom.section("science")
    atoms = etree.fromstring(client.get(f"{empty.url}feed/atom/").content)
    assert atoms.findtext(f"{A}updated")[:19] == began[:19]
    assert b"lastBuildDate" not in client.get(f"{empty.url}feed/").content
    said = etree.fromstring(client.get("/politics/africa/the-ferry-stops/feed/atom/").content)
    appeared = edition.elsewhere.first_published_at.isoformat(timespec="seconds")
    assert said.findtext(f"{A}updated")[:19] == appeared[:19]


def test_entries_of_the_same_moment_are_told_apart_in_the_same_way_everywhere(client, edition):
    moment = newsroom.instant(timedelta(hours=1))
    stories = [newsroom.story(edition.africa, f"Story {number}") for number in range(3)]
    Article.objects.filter(pk__in=[one.pk for one in stories]).update(first_published_at=moment)
    told = []
    for address in ("/feed/atom/", "/politics/africa/feed/atom/"):
        feed = etree.fromstring(client.get(address).content)
        times = {
            one.findtext(f"{A}title"): one.findtext(f"{A}updated") for one in feed.iter(f"{A}entry")
        }
        told.append({title: time for title, time in times.items() if title.startswith("Story")})
        newest = max(entry.findtext(f"{A}updated") for entry in feed.iter(f"{A}entry"))
        assert feed.findtext(f"{A}updated") == newest
    assert told[0] == told[1]
    assert len(set(told[0].values())) == 3
    assert {time[:19] for time in told[0].values()} == {moment.isoformat()[:19]}


def test_the_checks_find_what_is_wrong():
    broken = (
        b"<rss version='2.0'><channel><title>A</title><item><guid>1</guid></item></channel></rss>"
    )
    assert len(rss.faults(broken)) >= 3
    assert atom.faults(b"<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title></feed>")
    assert jsonfeed.faults(b'{"version":"1","title":"A","items":[{"id":"1"}]}')


@pytest.mark.parametrize(
    "wrong",
    [
        *("<p>One", "One</p>", "<p><em>One</p></em>", "<p><a>One</a></p>"),
        *('<p onclick="a()">One</p>', "<script>a()</script>", '<img src="https://a.example/1">'),
        *('<a href="/a/">One</a>', '<a href="//a.example/">One</a>'),
        '<a href="https://a.example/" href="https://b.example/">One</a>',
        '<a href="javascript:a()">One</a>',
    ],
)
def test_the_checks_find_what_is_wrong_in_a_text(wrong):
    assert content.faults('<p>A <a href="mailto:a@a.example">word</a><br/>more<br></p>') == []
    assert content.faults(wrong)


def test_the_sites_feed_has_the_newest_live_stories_first(client):
    africa = newsroom.section()
    newsroom.story(africa, "Old", ago=timedelta(days=2))
    newsroom.story(africa, "New & bold", ago=timedelta(hours=1))
    newsroom.draft(africa, "Secret")
    assert titles(client) == ["New & bold", "Old"]


def test_sections_authors_agencies_and_topics_have_feeds_of_their_own(client, edition):
    newsroom.story(newsroom.section("science"), "Elsewhere", by=newsroom.contributor("Efua"))
    assert "Elsewhere" in titles(client)
    for address in SUBJECTS[1:]:
        assert "Elsewhere" not in titles(client, f"{address}feed/json/"), address
    assert titles(client, "/authors/harmattan-wire/feed/json/") == ["Wire says so"]
    assert titles(client, "/topics/rivers/feed/json/") == ["The bridge opens"]


def test_a_feed_of_nothing_is_not_found(client, edition):
    for address in ("/none/feed/", "/authors/none/feed/atom/", "/topics/none/feed/json/"):
        assert client.get(address).status_code == 404, address


def test_an_item_has_its_authors_its_section_its_topics_and_its_address(client, edition):
    item = next(one for one in items(client) if one["title"] == "The bridge opens")
    assert item["url"].endswith("/politics/africa/the-bridge-opens/")
    assert [author["name"] for author in item["authors"]] == ["Ama Boateng", "Kofi Mensah"]
    assert item["authors"][0]["url"].endswith("/authors/ama-boateng/")
    assert item["tags"] == ["Africa", "Rivers"]


def test_a_whole_text_has_absolute_addresses_and_nothing_that_runs(client, edition):
    html = next(one for one in items(client) if one["title"] == "The bridge opens")["content_html"]
    base = "http://127.0.0.1:8000"
    assert f'<a href="{base}/politics/africa/the-ferry-stops/">ferry</a>' in html
    assert f'<a href="{base}/politics/">more</a>' in html
    assert "javascript:" not in html
    assert "not this" in html
    assert "<h2>Who &lt;pays&gt;</h2>" in html
    for said in ("We walked it first", "Six years", "The crossing", "<th>Year</th>"):
        assert said in html
    assert 'href="/' not in html
    assert 'src="/' not in html


def test_no_picture_goes_out_without_its_credit(client, edition):
    html = next(one for one in items(client) if one["title"] == "The bridge opens")["content_html"]
    assert html.count("<img ") == html.count("(Photo: Test Desk)") == 2
    root = etree.fromstring(client.get("/feed/").content)
    shown = root.findall(".//{http://search.yahoo.com/mrss/}credit")
    assert [credit.text for credit in shown] == ["Photo: Test Desk"]


def test_an_edition_may_give_excerpts_only(client, edition):
    Edition.objects.update(feed_text=Edition.FeedText.EXCERPT)
    item = next(one for one in items(client) if one["title"] == "The bridge opens")
    assert "Six years late" in item["content_html"]
    assert "(Photo: Test Desk)" in item["content_html"]
    assert "We walked it first" not in item["content_html"]


def test_an_agencys_copy_is_an_excerpt_unless_it_may_be_passed_on(client, edition):
    def text():
        return next(one for one in items(client) if one["title"] == "Wire says so")["content_html"]

    assert "Agency text, whole." not in text()
    assert "Harmattan Wire" in text()
    edition.wire.may_be_passed_on = True
    edition.wire.save()
    assert "Agency text, whole." in text()


def test_a_storys_name_in_feeds_stays_when_it_is_withdrawn_renamed_moved_and_published_again(
    client, edition
):
    def known():
        return {item["title"]: item["id"] for item in items(client)}

    before = known()["The bridge opens"]
    story = edition.whole
    story.unpublish()
    assert "The bridge opens" not in known()
    story.refresh_from_db()
    story.slug = "another"
    story.save_revision().publish()
    story.move(newsroom.section("science"), pos="last-child")
    assert known()["The bridge opens"] == before
    assert before.startswith("urn:uuid:")


def test_a_feeds_time_is_its_stories_and_not_the_clocks(client, edition):
    one, other = (client.get("/feed/atom/").content for _ in range(2))
    assert one == other
    newest = max(item["date_published"] for item in items(client))
    assert etree.fromstring(one).findtext(f"{A}updated")[:16] <= newest[:16] or newest


def test_a_hub_is_named_in_every_format_and_in_the_header(client, edition, settings):
    settings.WEBSUB_HUB = "https://hub.example/"
    for form in FORMS:
        answer = client.get(f"/{form}")
        assert b"https://hub.example/" in answer.content
        own = f"http://127.0.0.1:8000/{form}"
        assert answer["Link"] == f'<https://hub.example/>; rel="hub", <{own}>; rel="self"'
        assert own.encode() in answer.content


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_asks_few_queries_whatever_the_number_of_stories(
    client, edition, form, django_assert_max_num_queries
):
    for number in range(12):
        newsroom.filler(
            edition.africa,
            f"Story {number}",
            topics=[newsroom.topic("Rivers")],
            lead_picture=newsroom.picture(f"Picture {number}"),
            body=[("paragraph", f'<p><a linktype="page" id="{edition.elsewhere.pk}">it</a></p>')],
        )
    client.get(f"/{form}")
    with django_assert_max_num_queries(11):
        client.get(f"/{form}")


def test_a_description_in_rss_is_html_and_so_escaped_twice(client, edition):
    story = newsroom.story(
        newsroom.section("africa", newsroom.section("science")),
        "Less is more",
        standfirst="Where a<b & c>d, <b>bold</b> is text.",
    )
    feed = etree.fromstring(client.get("/science/feed/").content)
    item = next(one for one in feed.iter("item") if one.findtext("title") == story.title)
    assert item.findtext("description") == (
        "Where a&lt;b &amp; c&gt;d, &lt;b&gt;bold&lt;/b&gt; is text."
    )


def test_a_link_without_a_scheme_keeps_its_host_in_a_feed(client, edition):
    body = [("paragraph", '<p><a href="//elsewhere.example/a">There</a></p>')]
    newsroom.story(newsroom.section("science"), "Elsewhere", body=body)
    for form in FORMS:
        text = client.get(f"/science/{form}").content.decode()
        assert "https://elsewhere.example/a" in text
        assert "testserver//" not in text


def test_a_chart_is_a_picture_and_a_table(client):
    story = newsroom.story(newsroom.section(), "Prices", body=[("chart", CHART)])
    html = items(client)[0]["content_html"]
    assert "<td>Maize</td><td>₦41,500</td>" in html
    assert "Counted in four markets. Lantern survey" in html
    picture = re.search(
        r'<img src="https?://[^/]+(/media/charts/[^"]+)" alt="Cheaper maize"'
        r' width="(\d+)" height="(\d+)">',
        html,
    )
    answer = client.get(picture[1])
    assert Image.open(io.BytesIO(answer.content)).size == (int(picture[2]), int(picture[3]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer.content.startswith(b"\x89PNG")
    story.unpublish()
    assert client.get(picture[1]).status_code == 404


@pytest.mark.parametrize("title", ["سعر الذرة", "የበቆሎ ዋጋ", "玉米价格"])
def test_a_chart_in_letters_that_no_picture_has_is_a_table_without_a_broken_picture(client, title):
    chart = {**CHART, "title": title}
    newsroom.story(newsroom.section(), "Prices", body=[("chart", chart)])
    html = items(client)[0]["content_html"]
    assert "/media/charts/" not in html
    assert title in html
    assert "<td>Maize</td><td>₦41,500</td>" in html
    assert "Counted in four markets. Lantern survey" in html


def test_another_chart_has_another_picture(client):
    story = newsroom.story(newsroom.section(), "Prices", body=[("chart", CHART)])
    before = re.search(r"/media/charts/[^\"]+", items(client)[0]["content_html"])[0]
    story.body = [("chart", {**CHART, "title": "Dearer maize"})]
    story.save_revision().publish()
    after = re.search(r"/media/charts/[^\"]+", items(client)[0]["content_html"])[0]
    assert before != after
    assert client.get(before).status_code == 404
    assert client.get(after).status_code == 200


def test_every_picture_in_a_text_has_its_true_size(client, edition):
    small = newsroom.picture("Small", size=(300, 200))
    tall = newsroom.picture("Tall", size=(900, 1800))
    newsroom.story(
        edition.africa,
        "Pictures",
        lead_picture=newsroom.picture("Lead", size=(600, 600)),
        body=[
            ("picture", {"picture": one.pk, "caption": "", "credit": ""}) for one in (small, tall)
        ],
    )
    text = next(one for one in items(client) if one["title"] == "Pictures")["content_html"]
    told = re.findall(
        r'<img src="http://127.0.0.1:8000([^"]+)"[^>]* width="(\d+)" height="(\d+)"', text
    )
    assert len(told) == text.count("<img") == 3
    cut_those(*(address for address, _, _ in told))
    for address, width, height in told:
        with Image.open(io.BytesIO(client.get(address).content)) as image:
            assert image.size == (int(width), int(height)), address
