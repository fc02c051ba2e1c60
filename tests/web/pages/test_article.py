import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from djeli.press.render.renderer import render
from djeli.stories.charts.stored import stored_table
from djeli.stories.models import Edition
from tests import newsroom
from tests.web.structured_data.heads import Head

pytestmark = pytest.mark.django_db


@pytest.fixture
def africa():
    return newsroom.section("africa", under=newsroom.section("politics"))


def read(client, story):
    response = client.get(f"/politics/africa/{story.slug}/")
    return response, response.content.decode()


def test_a_reader_reads_the_whole_story(client, africa):
    picture = newsroom.picture(caption="The bridge on its first day")
    story = newsroom.story(
        africa,
        "The bridge opens",
        ago=timedelta(hours=3),
        kicker="Volta",
        standfirst="Six years late, and free for a month.",
        dateline="Akosombo",
        lead_picture=picture,
        by=[newsroom.contributor("Ama Boateng", role="Rivers reporter"), newsroom.agency()],
        topics=[newsroom.topic("Rivers")],
        body=[
            ("paragraph", "<p>The first car crossed at <b>six</b>.</p>"),
            ("heading", "Who pays"),
            ("quote", {"text": "We walked it first", "person": "Efua", "role": "trader"}),
            ("facts", {"title": "In figures", "text": "<ul><li>Six years</li></ul>"}),
            ("picture", {"picture": newsroom.picture("A ferry").pk, "caption": "", "credit": ""}),
        ],
    )
    response, html = read(client, story)
    assert response.status_code == 200
    for said in (
        "The bridge opens",
        "Six years late, and free for a month.",
        "Akosombo",
        "Ama Boateng",
        "Harmattan Wire",
        "The bridge on its first day",
        "Photo: Test Desk",
        "A bridge at dawn",
        "A ferry at dawn",
        "The first car crossed at <b>six</b>.",
        "Who pays",
        "We walked it first",
        "In figures",
        "/topics/rivers/",
        "/authors/ama-boateng/",
    ):
        assert said in html, said


def test_a_story_page_asks_eight_queries_at_most_whatever_the_number_of_stories(
    client, africa, without_counts
):
    story = newsroom.story(
        africa,
        "The one",
        lead_picture=newsroom.picture(),
        topics=[newsroom.topic("Rivers"), newsroom.topic("Bridges")],
        body=[
            ("paragraph", f'<p><a linktype="page" id="{africa.pk}">Africa</a></p>'),
            ("picture", {"picture": newsroom.picture("A ferry").pk, "caption": "", "credit": ""}),
        ],
    )
    read(client, story)  # content types are read once a process
    counts = []
    for more in (0, 12):
        for number in range(more):
            newsroom.filler(africa, f"Another {number}", topics=[newsroom.topic("Rivers")])
        read(client, story)  # the parts that pages share are made once for all of them
        # As the press renders it: families of fragments are made apart, many at once.
        with CaptureQueriesContext(_connection()) as captured:
            assert render(f"/politics/africa/{story.slug}/", 0).record.status == 200
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 8


def _connection():
    from django.db import connection

    return connection


def test_a_hostile_headline_is_text(client, africa):
    story = newsroom.story(africa, "<script>alert(1)</script>", slug="hostile")
    _, html = read(client, story)
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_a_draft_is_not_found_and_a_withdrawn_story_is_gone(client, africa):
    draft = newsroom.draft(africa, "Not yet")
    assert read(client, draft)[0].status_code == 404
    story = newsroom.story(africa, "Withdrawn later")
    story.unpublish()
    response, html = read(client, story)
    assert response.status_code == 410
    assert "Withdrawn later" not in html


def test_related_stories_share_topics_and_never_are_the_story_itself(client, africa):
    rivers = newsroom.topic("Rivers")
    story = newsroom.story(africa, "About the river", topics=[rivers])
    newsroom.story(africa, "Also about the river", topics=[rivers], ago=timedelta(days=2))
    withdrawn = newsroom.story(africa, "A river withdrawn", topics=[rivers])
    withdrawn.unpublish()
    _, html = read(client, story)
    related = html.split('class="related"')[1].split("</section>")[0]
    assert "Also about the river" in related
    assert "A river withdrawn" not in related
    assert f"/{story.slug}/" not in related


def test_the_sidebar_shows_no_story_twice_and_never_the_one_being_read(client, africa):
    stories = [
        newsroom.filler(africa, f"Story number {n}", ago=timedelta(hours=n + 1)) for n in range(20)
    ]
    for story in stories:
        _, html = read(client, story)
        rail = html.split('class="rail"')[1].split("</aside>")[0]
        beside = re.findall(r'href="/politics/africa/([^/"]+)/"', rail)
        assert len(beside) == 4
        assert len(set(beside)) == 4
        assert story.slug not in beside


def test_the_updated_time_is_shown_only_when_an_editor_said_so(client, africa):
    story = newsroom.story(africa, ago=timedelta(hours=5))
    assert "Updated" not in read(client, story)[1].split('class="related"')[0]
    story.updated_at = timezone.now()
    story.save()
    assert "Updated" in read(client, story)[1]


def test_links_in_the_text_lead_to_live_pages_or_are_plain_text(client, africa):
    other, gone = newsroom.story(africa, "Other story"), newsroom.story(africa, "Gone story")
    gone.unpublish()
    story = newsroom.story(
        africa,
        "With links",
        body=[
            (
                "paragraph",
                f'<p><a linktype="page" id="{other.pk}">other</a> <a linktype="page" '
                f'id="{gone.pk}">gone</a> <a href="javascript:alert(1)">bad</a> '
                '<a href="https://www.example.org/a?b=1&amp;c=2">out</a></p>',
            )
        ],
    )
    _, html = read(client, story)
    assert '<a href="/politics/africa/other-story/">other</a> gone bad ' in html
    assert '<a href="https://www.example.org/a?b=1&amp;c=2">out</a>' in html


def test_no_number_is_invented(client, africa):
    story = newsroom.story(africa)
    _, html = read(client, story)
    assert " views" not in html.lower()


def test_the_page_sets_no_cookie_and_varies_on_none(client, africa):
    response, _ = read(client, newsroom.story(africa))
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_the_newsrooms_address_is_offered_for_replies(client, africa):
    edition = Edition.load()
    edition.email = "desk@lantern.example"
    edition.save()
    assert "desk@lantern.example" in read(client, newsroom.story(africa))[1]


def test_a_preview_shows_the_draft_with_its_own_bylines(client, africa, rf):
    story = newsroom.story(africa)
    story.title = "A new headline"
    story.bylines = [type(story.bylines.first())(contributor=newsroom.contributor("Kofi Mensah"))]
    response = story.make_preview_request(preview_mode="")
    html = response.content.decode()
    assert "A new headline" in html
    assert "Kofi Mensah" in html
    assert "no-store" in response["Cache-Control"]


def test_headings_are_found_in_any_script_once_and_like_nothing_else_of_the_page(client, africa):
    headings = ["Main", "Comments", "من يدفع", "من يدفع", "???", "!!!", "Main"]
    body = [("heading", text) for text in headings] + [("paragraph", "<p>Text.</p>")]
    _, html = read(client, newsroom.story(africa, body=body))
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    own = re.findall(r'<h2><span id="([^"]*)"', html)
    assert own == ["h-main", "h-comments", "h-من-يدفع", "h-من-يدفع--2", "h", "h--2", "h-main--2"]


def test_what_the_edition_says_in_a_story_of_another_language_is_marked_as_its_own(client, africa):
    story = newsroom.story(
        africa,
        "النهر يرتفع",
        slug="river",
        language="ar",
        topics=[newsroom.topic("Rivers")],
        body=[
            ("paragraph", "<p>ارتفع النهر ليلا.</p>"),
            ("embed", {"url": "https://youtu.be/abcdefghijk", "title": "النهر"}),
        ],
    )
    _, html = read(client, story)
    article = html.split("<article", 1)[1].split("</article>")[0]
    assert article.split(">", 1)[0].endswith('lang="ar" dir="rtl"')
    for opening in ('<footer class="byline"', '<p class="label"', '<footer class="printed"'):
        assert f'{opening} lang="en" dir="ltr"' in article
    assert '<div class="topics" lang="en" dir="ltr"' in article
    assert '<span lang="en" dir="ltr">From YouTube.' in article
    assert '<span class="unseen">Published ' in article
    english = newsroom.story(africa, "The river rises")
    assert 'lang="en" dir="ltr"' not in read(client, english)[1].split("<article", 1)[1]


def test_any_address_may_be_embedded_and_one_without_a_player_is_a_link(client, africa):
    body = [
        ("embed", {"url": "https://bsky.app/profile/awa.example/post/3k", "title": "A post"}),
        ("embed", {"url": "https://radio.example/river", "title": "A recording"}),
        ("embed", {"url": "https://www.tiktok.com/@awa/video/73", "title": "A dance"}),
    ]
    _, html = read(client, newsroom.story(africa, body=body))
    assert "Open on Bluesky" in html
    assert "Open on radio.example" in html
    assert html.count("data-frame=") == 1


def test_no_control_character_reaches_a_reader(client, africa):
    story = newsroom.story(africa)
    type(story).objects.filter(pk=story.pk).update(standfirst="It r\x02ose\x9b at \x7fdawn.")
    _, html = read(client, story)
    assert "It rose at dawn." in html


def test_a_map_shows_the_places_given_or_those_of_the_story(client, africa):
    empty = {"places": "", "caption": "Where it is"}
    newsroom.story(africa, "Here", dateline="Kano", body=[("map", empty)])
    html = client.get("/politics/africa/here/").content.decode()
    assert 'aria-label="Map: Kano (Nigeria)"' in html
    assert "Where it is" in html
    assert "web/maps" in html
    given = {"places": "Accra", "caption": ""}
    newsroom.story(africa, "There", dateline="Kano", body=[("map", given)])
    assert (
        'aria-label="Map: Accra (Ghana)"' in client.get("/politics/africa/there/").content.decode()
    )


def test_a_map_of_nowhere_is_left_out(client, africa):
    newsroom.story(africa, "Nowhere", body=[("map", {"places": "", "caption": "x"})])
    html = client.get("/politics/africa/nowhere/").content.decode()
    assert 'class="map"' not in html
    assert "web/maps" not in html


def test_a_chart_is_drawn_with_its_figures_below(client, africa):
    chart = {
        "title": "Cheaper maize",
        "kind": "bar",
        "unit": "naira",
        "table": stored_table([["Crop", "2026"], ["Maize", "₦41,500"]]),
        "pasted": "",
        "source": "Survey",
        "note": "",
    }
    newsroom.story(africa, "Prices", body=[("chart", chart)])
    html = client.get("/politics/africa/prices/").content.decode()
    assert re.search(r'<svg role="img" aria-labelledby="c1t".*<title id="c1t">Cheaper maize', html)
    assert "Source: Survey" in html
    assert '<th scope="row">Maize</th><td>₦41,500</td>' in html


def test_the_head_names_each_author_and_topic_and_says_what_the_picture_is(client, africa):
    topics = [newsroom.topic("Ferries"), newsroom.topic("Lagos")]
    by = [newsroom.contributor("Ama Boateng"), newsroom.agency("Harmattan Wire")]
    picture = newsroom.picture("A ferry")
    story = newsroom.story(africa, by=by, topics=topics, lead_picture=picture)
    head = Head(read(client, story)[1].encode())
    names = head.tree.xpath("//meta[@name='author']/@content")
    assert names == ["Ama Boateng", "Harmattan Wire"]
    pages = [urlsplit(one).path for one in head.properties("article:author")]
    assert pages == ["/authors/ama-boateng/", "/authors/harmattan-wire/"]
    assert head.properties("article:tag") == ["Ferries", "Lagos"]
    assert head.properties("og:image:type") == ["image/jpeg"]
    told = head.tree.xpath("//meta[@name='twitter:image:alt']/@content")
    assert told == head.properties("og:image:alt")


def test_a_byline_has_the_name_that_the_authors_own_page_has_for_machines(client, africa):
    by = [newsroom.contributor("Ama Boateng"), newsroom.agency("Harmattan Wire")]
    story = newsroom.story(africa, by=by)
    of_story = Head(read(client, story)[1].encode()).json_ld[0]["@graph"][0]
    for author in of_story["author"]:
        own = Head(client.get(urlsplit(author["url"]).path).content).json_ld[0]["@graph"][0]
        assert own["mainEntity"]["@id"] == author["@id"]
        assert own["mainEntity"]["@type"] == author["@type"]


def test_a_page_is_in_the_language_of_its_story_and_the_words_around_it_are_not(client, africa):
    english = newsroom.story(africa, "The river rises")
    french = newsroom.story(africa, "Le fleuve monte", language="fr", translation_of=english)
    for edition in ("", "/lite"):
        answer = client.get(f"{edition}{french.url}")
        html = answer.content.decode()
        assert answer["Content-Language"] == "fr"
        assert '<html lang="fr" dir="ltr">' in html
        assert re.search(r'<body[^>]* lang="en"', html)
        assert re.search(r'class="story[^>]* lang="fr"', html)
    full = client.get(french.url).content.decode()
    assert '<meta property="og:locale" content="fr_FR">' in full
    assert '<meta property="og:locale:alternate" content="en_GB">' in full
    assert '<li aria-current="page" lang="fr" dir="ltr">Le fleuve monte</li>' in full
    answer = client.get(english.url)
    html = answer.content.decode()
    assert answer["Content-Language"] == "en"
    assert '<html lang="en" dir="ltr">' in html
    assert not re.search(r"<body[^>]* lang=", html)
    assert '<meta property="og:locale" content="en_GB">' in html
