"""The pages of the audience, against numbers that were planted."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from lxml import html

from djeli.readership.models import Facet
from tests import newsroom
from tests.desk.logins import ROLES, log_in, user
from tests.desk.readership import planting

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 13, 20, 30, tzinfo=UTC)  # a Wednesday, 14:20:30 in Lagos
SEEING = {"Editors", "Audience editors", "Publishers"}
PAGE = "/desk/audience/"


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def stories():
    africa, sport = newsroom.section("africa"), newsroom.section("sport")
    return {
        "bridge": newsroom.story(africa, "The bridge opens", ago=timedelta(days=9)),
        "match": newsroom.story(sport, "A match in the rain", ago=timedelta(hours=5)),
    }


@pytest.fixture
def read(stories):
    """Read: within the half hour, within the hour, this morning, two days and nine days before."""
    plant = [
        ("bridge", {"minutes": 3}, 7),
        ("match", {"minutes": 3}, 12),
        ("match", {"minutes": 50}, 5),
        ("match", {"hours": 4}, 30),
        ("bridge", {"days": 2}, 100),
        ("bridge", {"days": 8}, 400),
    ]
    for name, length, count in plant:
        planting.views(stories[name], planting.ago(NOW, **length), count)
    planting.presence(9, NOW)
    planting.presence(4, NOW, node="b")
    for kind, value, count in [
        (Facet.REFERRER, "whatsapp", 30),
        (Facet.REFERRER, "google", 10),
        (Facet.DEVICE, "phone", 40),
        (Facet.LANGUAGE, "ha", 40),
        (Facet.DEPTH, "50", 3),
        (Facet.DEPTH, "100", 1),
    ]:
        planting.facet(kind, value, count, planting.ago(NOW, hours=4), stories["match"])
    return stories


def shown(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def rows(tree, section):
    """The rows of a card as lists of texts."""
    body = tree.xpath(f'//section[@aria-labelledby="{section}"]//tbody')
    return [
        [" ".join(cell.text_content().split()) for cell in row if cell.text_content().strip()]
        for row in (body[0] if body else [])
    ]


def figures(tree):
    return {
        " ".join(fact.findtext("dt").split()): fact.findtext("dd").strip()
        for fact in tree.xpath('//div[starts-with(@class, "aud-fact")]')
    }


def read_csv(answer):
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_now_shows_who_is_there_and_what_the_half_hour_read(read):
    tree = shown(log_in("Audience editors"), PAGE)

    assert figures(tree)["On the site now"] == "13"
    assert figures(tree)["Views"] == "24"
    found = rows(tree, "aud-stories")
    assert [row[-1] for row in found] == ["12", "7"]
    assert [row[0].split(" Sport")[0].split(" Africa")[0] for row in found] == [
        "A match in the rain",
        "The bridge opens",
    ]


@pytest.mark.parametrize(
    ("span", "views", "told"),
    [
        ("today", "54", [("A match in the rain", "47"), ("The bridge opens", "7")]),
        ("7d", "154", [("The bridge opens", "107"), ("A match in the rain", "47")]),
        ("30d", "554", [("The bridge opens", "507"), ("A match in the rain", "47")]),
    ],
)
def test_each_span_shows_the_sums_of_its_time(read, span, views, told):
    tree = shown(log_in("Editors"), f"{PAGE}?span={span}")

    assert figures(tree)["Views"] == views
    assert figures(tree)["Read"] == "60%"
    assert figures(tree)["On screen"] == "1:05"
    found = rows(tree, "aud-stories")
    assert [row[-1] for row in found] == [count for _, count in told]
    assert all(row[0].startswith(title) for row, (title, _) in zip(found, told, strict=True))


def test_the_curve_has_every_minute_of_the_hour_and_says_the_best(read):
    tree = shown(log_in("Editors"), PAGE)

    numbers = [(row[0].text, row[1].text) for row in tree.xpath('//figure[@id="views"]//tbody/tr')]
    assert len(numbers) == 60
    assert dict(numbers)["Wed 4 Mar, 14:17"] == "19"
    assert sum(int(count) for _, count in numbers) == 24
    assert "Peak: 19, 14:17." in tree.xpath('//figure[@id="views"]')[0].text_content()


def test_what_is_compared_is_the_same_time_of_the_week_before(read):
    planting.views(read["bridge"], NOW - timedelta(days=7, hours=2), 20)
    planting.views(read["bridge"], NOW - timedelta(days=7) + timedelta(hours=2), 500)
    planting.views(read["bridge"], NOW - timedelta(hours=2), 5)

    text = shown(log_in("Editors"), f"{PAGE}?span=today").text_content()

    # By 14:00 there were 30 + 5 today (what 13:xx had counts, the running hour does not) and 20.
    assert "100% more than a week before" in text


def test_kinds_of_readers_have_words_and_shares(read):
    tree = shown(log_in("Editors"), f"{PAGE}?span=today")

    assert rows(tree, "aud-referrers") == [["WhatsApp", "30", "75%"], ["Google", "10", "25%"]]
    assert rows(tree, "aud-devices") == [["Phone", "40", "100%"]]
    assert rows(tree, "aud-languages") == [["Hausa", "40", "100%"]]
    assert rows(tree, "aud-depths") == [["to 50%", "3", "75%"], ["to 100%", "1", "25%"]]
    assert rows(tree, "aud-sections") == [["Sport", "47", "87%"], ["Africa", "7", "13%"]]


def test_an_unknown_span_is_now(read):
    assert figures(shown(log_in("Editors"), f"{PAGE}?span=<b>"))["Views"] == "24"


@pytest.mark.parametrize("role", ROLES)
def test_who_sees_every_story_sees_every_number(read, role):
    client = log_in(role)
    expected = 200 if role in SEEING else 302

    for address in (PAGE, f"{PAGE}part/", f"{PAGE}csv/stories/"):
        assert client.get(address).status_code == expected, address
    menu = client.get("/desk/").content.decode()
    assert (PAGE in menu) is (role in SEEING)


def test_a_reporter_sees_the_numbers_of_own_stories_alone(read):
    reporter = log_in("Reporters")
    mine, other = read["match"], read["bridge"]
    type(mine).objects.filter(pk=mine.pk).update(owner=user("Reporters"))

    page = shown(reporter, reverse("desk_readership_story", args=[mine.pk]))
    assert figures(page)["Total"] == "47"
    for name in ("desk_readership_story", "desk_readership_story_part"):
        assert reporter.get(reverse(name, args=[other.pk])).status_code == 302
    table = reverse("desk_readership_story_table", args=[other.pk, "views"])
    assert reporter.get(table).status_code == 302


def test_nobody_sees_numbers_without_logging_in(read, client):
    for address in (PAGE, f"{PAGE}part/", f"{PAGE}csv/views/", f"{PAGE}story/{read['match'].pk}/"):
        assert client.get(address)["Location"].startswith("/desk/login/")


def test_a_story_has_its_curve_since_publication_with_the_mark(read):
    tree = shown(log_in("Editors"), f"{PAGE}story/{read['match'].pk}/")

    assert figures(tree)["In the last hour"] == "17"
    assert figures(tree)["Total"] == "47"
    events = [node.text_content() for node in tree.xpath('//ol[@class="chart__events"]/li')]
    assert events == ["Wed 4 Mar, 09:20 Published"]
    numbers = {row[0].text: row[1].text for row in tree.xpath('//figure[@id="life"]//tbody/tr')}
    assert numbers["Wed 4 Mar, 14:00"] == "12"
    assert numbers["Wed 4 Mar, 10:00"] == "30"
    assert rows(tree, "aud-referrers")[0] == ["WhatsApp", "30", "75%"]


def test_a_story_that_was_just_published_shows_that_nobody_read_it(stories):
    fresh = newsroom.story(stories["match"].get_parent().specific, "Just in")
    text = shown(log_in("Editors"), f"{PAGE}story/{fresh.pk}/").text_content()
    assert "No readers yet" in text


def test_a_draft_has_no_numbers_and_says_why(stories):
    draft = newsroom.draft(stories["match"].get_parent().specific, "Not out")
    text = shown(log_in("Editors"), f"{PAGE}story/{draft.pk}/").text_content()
    assert "Not published yet" in text


def test_a_story_that_does_not_exist_is_not_found(stories):
    assert log_in("Editors").get(f"{PAGE}story/987654/").status_code == 404


def test_a_new_site_says_what_to_do_next(stories):
    text = shown(log_in("Editors"), PAGE).text_content()
    assert "No readers yet" in text
    assert "Open the newest story" in text


def test_a_site_without_stories_sends_to_the_first_one():
    newsroom.front()
    page = log_in("Editors").get(PAGE).content.decode()
    assert reverse("stories:choose_parent") in page
    assert (
        reverse("stories:choose_parent")
        not in log_in("Audience editors").get(f"{PAGE}part/").content.decode()
    )


def test_the_part_is_the_page_without_its_frame(read):
    client = log_in("Editors")
    part = client.get(f"{PAGE}part/?span=7d")
    assert "no-store" in part["Cache-Control"]
    assert b"<html" not in part.content
    assert figures(html.fromstring(part.content.decode()))["Views"] == "154"


def test_headlines_are_shown_as_text(read):
    story = read["match"]
    type(story).objects.filter(pk=story.pk).update(title="<img src=x onerror=alert(1)>")
    for address in (PAGE, f"{PAGE}story/{story.pk}/"):
        tree = shown(log_in("Editors"), address)
        assert not tree.xpath("//img[@onerror]")


@pytest.mark.parametrize("span", ["now", "today", "7d", "30d"])
def test_the_page_asks_as_much_for_many_stories_as_for_few(
    read, span, django_assert_max_num_queries
):
    client = log_in("Editors")
    address = f"{PAGE}part/?span={span}"
    client.get(address)
    with django_assert_max_num_queries(100) as few:
        client.get(address)
    home = read["match"].get_parent().specific
    for number in range(12):
        story = newsroom.filler(home, f"Another {number}")
        planting.views(story, planting.ago(NOW, minutes=5), 3)
    with django_assert_max_num_queries(len(few)):
        client.get(address)
    assert len(few) <= 24


def test_a_story_s_page_asks_a_fixed_number(read, django_assert_max_num_queries):
    client = log_in("Editors")
    address = f"{PAGE}story/{read['match'].pk}/part/"
    client.get(address)
    with django_assert_max_num_queries(24):
        client.get(address)


def test_the_list_of_stories_leads_to_the_numbers(read):
    page = log_in("Editors").get(reverse("stories:index")).content.decode()
    for story in read.values():
        assert reverse("desk_readership_story", args=[story.pk]) in page


def test_the_editor_leads_to_the_numbers(read):
    page = log_in("Editors").get(f"/desk/pages/{read['match'].pk}/edit/").content.decode()
    assert reverse("desk_readership_story", args=[read["match"].pk]) in page


def test_each_table_can_be_taken_away(read):
    client = log_in("Editors")

    stories = read_csv(client.get(f"{PAGE}csv/stories/?span=30d"))
    assert stories[0] == ["Headline", "Section", "Published", "Views", "Address"]
    assert [(row[0], row[1], row[3]) for row in stories[1:]] == [
        ("The bridge opens", "Africa", "507"),
        ("A match in the rain", "Sport", "47"),
    ]
    views = read_csv(client.get(f"{PAGE}csv/views/?span=today"))
    assert views[0] == ["From", "Views", "People"]
    assert ["2026-03-04T10:00+01:00", "30", "30"] in views
    assert read_csv(client.get(f"{PAGE}csv/referrers/?span=today"))[1] == [
        "WhatsApp",
        "whatsapp",
        "30",
    ]
    assert read_csv(client.get(f"{PAGE}csv/sections/?span=today"))[1:] == [
        ["Sport", "47"],
        ["Africa", "7"],
    ]
    for name in ("devices", "languages", "depths"):
        assert len(read_csv(client.get(f"{PAGE}csv/{name}/?span=7d"))) > 1
    assert client.get(f"{PAGE}csv/secrets/").status_code == 404


def test_each_table_of_a_story_can_be_taken_away(read):
    client, story = log_in("Editors"), read["match"]

    views = read_csv(client.get(f"{PAGE}story/{story.pk}/csv/views/"))
    assert sum(int(row[1]) for row in views[1:]) == 47
    assert read_csv(client.get(f"{PAGE}story/{story.pk}/csv/devices/"))[1] == [
        "Phone",
        "phone",
        "40",
    ]
    assert client.get(f"{PAGE}story/{story.pk}/csv/stories/").status_code == 404


def test_a_headline_is_no_formula(read):
    story = read["match"]
    type(story).objects.filter(pk=story.pk).update(title='=HYPERLINK("http://x.example")')
    answer = log_in("Editors").get(f"{PAGE}csv/stories/?span=today")
    assert answer.streaming
    assert answer["Content-Type"].startswith("text/csv")
    assert re.fullmatch(
        r'attachment; filename="audience-stories-today-[\d-]+\.csv"', answer["Content-Disposition"]
    )
    assert read_csv(answer)[1][0].startswith("'=HYPERLINK")


def test_a_story_that_was_withdrawn_says_so(read):
    read["match"].unpublish()
    found = rows(shown(log_in("Editors"), PAGE), "aud-stories")
    assert "withdrawn" in found[0][0]
