"""The list of stories: its pages, what it says around a story, its search and saved views."""

import re
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.test.utils.form_data import rich_text

from djeli.desk.models import SavedView
from djeli.stories.models import Article, Tally
from tests import newsroom
from tests.desk.logins import log_in, user

pytestmark = pytest.mark.django_db
LIST = "/desk/stories/"


def headlines(answer):
    return [story.title for story in answer.context["object_list"]]


def link(answer, rel):
    found = re.search(rf'href="([^"]*)" rel="{rel}"', answer.content.decode())
    return found and found[1].replace("&amp;", "&")


@pytest.fixture
def many(monkeypatch):
    """Twelve stories, some changed at the same moment, some never; five to a page."""
    monkeypatch.setattr("djeli.desk.storylist.viewset.StoryListView.paginate_by", 5)
    section, now = newsroom.section(), timezone.now()
    for number in range(12):
        story = newsroom.draft(section, f"Story {number:02}")
        changed = None if number < 3 else now - timedelta(hours=(12 - number) // 3)
        Article.objects.filter(pk=story.pk).update(latest_revision_created_at=changed)
    return [f"Story {number:02}" for number in reversed(range(12))]


@pytest.mark.parametrize("order", ["", "latest_revision_created_at", "title", "-title"])
def test_pages_follow_each_other_there_and_back_without_a_gap(many, order):
    client = log_in("Editors")
    answer = client.get(LIST, {"ordering": order} if order else {})
    pages = [headlines(answer)]
    while next_page := link(answer, "next"):
        assert "after=" in next_page
        answer = client.get(next_page)
        pages.append(headlines(answer))
    assert [len(page) for page in pages] == [5, 5, 2]
    found = [title for page in pages for title in page]
    assert sorted(found) == sorted(many)
    if not order or order == "-title":
        assert found == many
    back = [pages[-1]]
    while previous := link(answer, "prev"):
        answer = client.get(previous)
        back.insert(0, headlines(answer))
    assert [title for page in back for title in page] == found


@pytest.mark.parametrize("edge", ["999999", "x", "-1", "9" * 40, "%00"])
def test_an_edge_that_is_gone_gives_the_beginning(many, edge):
    answer = log_in("Editors").get(f"{LIST}?after={edge}")
    assert headlines(answer) == many[:5]


def test_a_page_far_behind_costs_no_more_than_the_first(many, django_assert_max_num_queries):
    client = log_in("Editors")
    first = client.get(LIST)
    for address in (LIST, link(first, "next")):
        with django_assert_max_num_queries(40) as queries:
            client.get(address)
        assert not [one["sql"] for one in queries.captured_queries if "OFFSET" in one["sql"]]


def test_the_number_of_queries_does_not_grow_with_the_stories(django_assert_max_num_queries):
    section, client = newsroom.section(), log_in("Editors")
    counts = []
    for number in (1, 6):
        for one in range(number):
            newsroom.story(section, f"Story {number} {one}")
        client.get(LIST)
        with django_assert_max_num_queries(40) as queries:
            client.get(LIST)
        counts.append(len(queries.captured_queries))
    assert counts[0] == counts[1]


def test_a_row_has_picture_views_and_who_is_inside():
    section = newsroom.section()
    story = newsroom.story(section, "Ferries", lead_picture=newsroom.picture())
    Tally.objects.update_or_create(story=story, defaults={"views": 1234})
    kind = ContentType.objects.get_for_model(Article)
    for who, minutes in (("Awa", 0), ("Gone", 5)):
        EditingSession.objects.create(
            user=user("Reporters", who),
            content_type=kind,
            object_id=story.pk,
            last_seen_at=timezone.now() - timedelta(minutes=minutes),
        )
    said = log_in("Editors").get(LIST).content.decode()
    assert re.search(r'<td class="desk-thumb"><img src="[^"]+"', said)
    assert '<td class="desk-views">1.2k</td>' in said.lower()
    assert "Awa Test is inside" in said
    assert "Gone Test" not in said


@pytest.mark.indexed
@pytest.mark.parametrize(
    "words",
    [
        "quagga",
        "standfirstword",
        "Traoré",
        "Harmattan",
        "Rivers",
        "captionword",
        "photographerword",
        "Timbuktu",
        "Ferr",
        "quagga Timbuktu",
    ],
)
def test_one_box_finds_a_story_by_all_that_is_in_it(words):
    section = newsroom.section()
    newsroom.story(section, "Something else")
    picture = newsroom.picture()
    picture.credit = "Photographerword"
    picture.save()
    story = newsroom.story(
        section,
        "Ferries return",
        by=newsroom.contributor("Awa Traoré"),
        standfirst="A standfirstword.",
        dateline="Timbuktu",
        lead_picture=picture,
        lead_caption="A captionword here",
        agency=newsroom.agency(),
        body=[("paragraph", rich_text("<p>A quagga was seen.</p>"))],
    )
    story.topics.add(newsroom.topic("Rivers"))
    story.save()  # writes the topics, behind the row of the story
    story.save()
    answer = log_in("Editors").get(LIST, {"q": words})
    assert headlines(answer) == ["Ferries return"]


@pytest.mark.indexed
def test_a_reporter_finds_no_drafts_of_others():
    newsroom.draft(newsroom.section(), "Quagga draft", owner=user("Reporters", "Other"))
    assert headlines(log_in("Reporters").get(LIST, {"q": "quagga"})) == []


def test_stories_without_a_picture_and_of_a_topic_are_found():
    section, topic = newsroom.section(), newsroom.topic("Rivers")
    newsroom.story(section, "Bare", lead_picture=None)
    pictured = newsroom.story(section, "Pictured", lead_picture=newsroom.picture())
    pictured.topics.add(topic)
    pictured.save()
    client = log_in("Editors")
    assert headlines(client.get(LIST, {"picture": "none"})) == ["Bare"]
    assert headlines(client.get(LIST, {"picture": "some"})) == ["Pictured"]
    assert headlines(client.get(LIST, {"topic": topic.pk})) == ["Pictured"]


def test_a_view_is_saved_shown_replaced_and_deleted():
    client, query = log_in("Editors"), "picture=none&q=ferry"
    told = client.post(f"{LIST}views/", {"name": " My  gaps ", "query": f"{query}&p=3&after=7"})
    assert told["Location"] == f"{LIST}?{query}"
    view = SavedView.objects.get()
    assert (view.name, view.query, view.user) == ("My gaps", query, user("Editors"))
    shown = client.get(f"{LIST}?q=ferry&picture=none").content.decode()
    assert f'href="{LIST}?picture=none&amp;q=ferry" aria-current="page"' in shown
    client.post(f"{LIST}views/", {"name": "My gaps", "query": "mine=me"})
    assert SavedView.objects.get().query == "mine=me"
    log_in("Reporters").post(f"{LIST}views/{view.pk}/forget/")
    assert SavedView.objects.exists()
    client.post(f"{LIST}views/{view.pk}/forget/")
    assert not SavedView.objects.exists()


@pytest.mark.parametrize(
    ("name", "query"), [("", "mine=me"), ("All", ""), ("x", "q=" + "x" * 2000)]
)
def test_a_view_without_name_or_filter_is_refused(name, query):
    client = log_in("Editors")
    client.post(f"{LIST}views/", {"name": name, "query": query})
    assert not SavedView.objects.exists()
    assert "Choose a filter" in client.get(LIST).content.decode()
