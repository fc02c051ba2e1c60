import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from djeli.press.render.renderer import render
from djeli.stories.corrections import record
from djeli.stories.models import Article, Edition
from tests import newsroom
from tests.desk import logins

pytestmark = pytest.mark.django_db
WRONG = "We wrote that 40 cars crossed. It was <14>."


@pytest.fixture
def story():
    africa = newsroom.section("africa", under=newsroom.section("politics"))
    return newsroom.story(africa, "The bridge opens", ago=timedelta(days=1))


def html_of(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def page_of(client, story):
    return html_of(client, f"/politics/africa/{story.slug}/")


def test_a_correction_stands_above_the_text_and_later_at_the_foot(client, story):
    made = record.take(story, "correction", WRONG)
    html = page_of(client, story)
    assert "It was &lt;14&gt;." in html
    assert html.index("It was &lt;14&gt;.") < html.index("<p>The first car crossed")
    record.settle(made.at + timedelta(days=8))
    html = page_of(client, story)
    assert html.index("It was &lt;14&gt;.") > html.index("<p>The first car crossed")


def test_a_card_is_marked_while_the_correction_is_recent(client, story):
    newsroom.story(story.get_parent().specific, "Nothing wrong here")
    made = record.take(story, "correction", WRONG)
    assert html_of(client, "/latest/").count(">Corrected<") == 1
    record.settle(made.at + timedelta(days=8))
    assert ">Corrected<" not in html_of(client, "/latest/")


def test_machines_read_what_was_corrected_and_when(client, story):
    made = record.take(story, "correction", WRONG)
    found = re.search(r'ld\+json">(.*?)</script>', page_of(client, story), re.DOTALL)[1]
    article = json.loads(found)["@graph"][0]
    (told,) = article["correction"]
    assert (told["@type"], told["text"]) == ("CorrectionComment", WRONG)
    assert told["datePublished"] == article["dateModified"]
    assert article["dateModified"][:16] == timezone.localtime(made.at).isoformat()[:16]


def test_nobody_is_named_unless_the_edition_says_so(client, story):
    record.take(story, "correction", WRONG, logins.user("Editors", "Awa Diop"))
    assert "Awa Diop" not in page_of(client, story)
    Edition.objects.update_or_create(defaults={"names_who_corrects": True})
    assert "Awa Diop" in page_of(client, story)


def test_a_retracted_story_keeps_its_page_with_the_reason_first_and_is_nowhere_else(client, story):
    other = newsroom.story(
        story.get_parent().specific,
        "Another bridge",
        body=[("paragraph", "<p>It opens, too.</p>"), ("related", {"story": story.pk})],
    )
    record.take(story, "retraction", "The document was forged.")
    html = page_of(client, story)
    assert "<title>Retracted: The bridge opens" in html
    assert html.index("The document was forged.") < html.index("<p>The first car crossed")
    assert '<meta name="description" content="The document was forged.' in html
    month = f"/sitemap/{story.first_published_at:%Y-%m}.xml"
    for path in ("/", "/latest/", "/politics/africa/", "/search/?q=bridge", "/news-sitemap.xml"):
        assert story.slug + "/" not in html_of(client, path), path
    assert f"{story.slug}/<" not in client.get(month).content.decode()
    assert f"{story.slug}/" not in page_of(client, other)
    assert "The document was forged." in html_of(client, "/corrections/?kind=retraction")


def test_the_list_has_filters_that_need_no_script_and_says_when_it_is_empty(client, story):
    assert "No corrections so far" in html_of(client, "/corrections/")
    record.take(story, "correction", WRONG)
    science = newsroom.story(newsroom.section("science"), "A comet", ago=timedelta(days=1))
    record.take(science, "clarification", "It is a small comet.")
    every = html_of(client, "/corrections/")
    assert "It was &lt;14&gt;." in every
    assert every.index("small comet") < every.index("It was")
    assert 'value="politics/africa"' in every
    assert "small comet" not in html_of(client, "/corrections/?kind=correction")
    assert "It was" in html_of(client, "/corrections/?section=politics")
    assert "It was" not in html_of(client, "/corrections/?section=science")
    assert "No corrections match" in html_of(client, "/corrections/?kind=note&section=science")
    for bad in ("?kind=nonsense", "?section=nowhere", "?page=2", "?page=x"):
        assert client.get(f"/corrections/{bad}").status_code == 404


def test_the_list_comes_in_pages(client, story):
    for number in range(31):
        record.take(story, "correction", f"Number {number} was wrong.")
    first = html_of(client, "/corrections/?kind=correction")
    assert "Number 30 was wrong." in first
    assert "Number 0 was" not in first
    assert "?kind=correction&amp;page=2" in first
    assert "Number 0 was" in html_of(client, "/corrections/?kind=correction&page=2")


@pytest.mark.parametrize("form", ["", "atom/", "json/"])
def test_the_list_has_feeds(client, story, form):
    record.take(story, "correction", WRONG)
    text = html_of(client, f"/corrections/feed/{form}")
    assert "Correction: The bridge opens" in text
    assert "#correction-" in text


def test_a_storys_feeds_carry_its_corrections(client, story):
    record.take(story, "correction", WRONG)
    assert "It was &amp;lt;14&amp;gt;." in html_of(client, "/feed/atom/")


def test_a_feed_says_that_a_story_was_retracted_and_nothing_of_it_again(client, story):
    other = newsroom.story(story.get_parent().specific, "Another bridge")
    guid = story.translation_key.urn
    record.take(story, "retraction", "The document was forged.")
    items = client.get("/politics/africa/feed/json/").json()["items"]
    assert [item["title"] for item in items] == [other.title, "Retracted: The bridge opens"]
    assert items[1]["id"] == guid
    assert "forged" in items[1]["content_html"]
    assert "first car" not in items[1]["content_html"]


def test_the_page_of_a_story_without_corrections_depends_on_none(story):
    record.take(newsroom.story(newsroom.section("science"), "A comet"), "correction", WRONG)
    made = render(f"/politics/africa/{story.slug}/", 0)
    assert not [key for key in made.keys if key.startswith("stories_correction:")]


def test_a_story_is_shown_corrected_in_the_edition_for_small_plans(client, story):
    record.take(story, "correction", WRONG)
    assert "It was &lt;14&gt;." in html_of(client, f"/lite/politics/africa/{story.slug}/")


def test_another_publication_does_not_lose_the_retraction(client, story):
    record.take(story, "retraction", "The document was forged.")
    stale = story.get_latest_revision_as_object()
    stale.title = "The bridge opens, we thought"
    stale.save_revision().publish()
    assert Article.objects.get(pk=story.pk).is_retracted
    assert "The document was forged." in page_of(client, story)


def test_each_narrowed_list_has_a_title_and_a_description_of_its_own(client):
    newsroom.section("asia")
    told = {}
    for query in ("", "?kind=retraction", "?section=asia", "?kind=retraction&section=asia"):
        html = html_of(client, f"/corrections/{query}")
        title = re.search(r"<title>([^<]*)", html)[1]
        told[title] = re.search(r'name="description" content="([^"]*)"', html)[1]
    assert len(told) == len(set(told.values())) == 4
    assert any(title.startswith("Retractions: Asia") for title in told)
