"""What the desk's forms leave as a slug, with no script's help."""

import pytest
from django.urls import reverse

from djeli.newsletters.models import Newsletter
from djeli.stories.models import Agency, Article, Contributor, Section, StandingPage, Topic
from tests import newsroom
from tests.desk import logins
from tests.desk.logins import log_in, of

pytestmark = pytest.mark.django_db
AMHARIC = "ሰላም ለኢትዮጵያ"
HEADLINES = {
    AMHARIC: "ሰላም-ለኢትዮጵያ",
    "尼日尔大桥今日通车": "尼日尔大桥今日通车",
    "ọ̀rọ̀ ìlú": "oro-ilu",
}


def write(home, headline, **fields):
    data = logins.form(headline=headline, **{"slug": "", **fields})
    log_in("Editors").post(logins.add_url(home), data)
    return Article.objects.order_by("pk").last()


def edit(story, **fields):
    draft = story.get_latest_revision_as_object()
    answer = log_in("Editors").post(logins.edit_url(story), of(draft, **fields))
    assert answer.status_code == 302, answer.context["form"].errors
    return Article.objects.get(pk=story.pk).get_latest_revision_as_object()


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_new_story_has_an_address_without_a_script(headline):
    home = newsroom.section()
    assert write(home, headline).slug == HEADLINES[headline]
    assert write(home, headline).slug == f"{HEADLINES[headline]}-2"


@pytest.mark.parametrize("typed", ["--", "\u200f", "🌊", " "])
def test_what_holds_no_letter_is_as_good_as_nothing(typed):
    assert write(newsroom.section(), AMHARIC, slug=typed).slug == HEADLINES[AMHARIC]


def test_a_draft_is_saved_by_itself_in_any_script():
    story = write(newsroom.section(), AMHARIC)
    data = of(story, headline=f"{AMHARIC} ዜና") | {"overwrite_revision_id": ""}
    answer = log_in("Editors").post(
        logins.edit_url(story), data, headers={"accept": "application/json"}
    )
    assert answer.status_code == 200
    assert answer.json()["success"]


def test_a_drafts_slug_follows_its_headline():
    story = write(newsroom.section(), "The bridge opens")
    assert edit(story, headline="The bridge is shut").slug == "the-bridge-is-shut"
    assert edit(story, headline="Bridge", slug="the-bridge-is-shut").slug == "bridge"


def test_a_draft_that_got_a_number_follows_its_headline_too():
    home = newsroom.section()
    write(home, "The bridge opens")
    second = write(home, "The bridge opens")
    assert second.slug == "the-bridge-opens-2"
    assert edit(second).slug == "the-bridge-opens-2"
    assert edit(second, headline="Another bridge").slug == "another-bridge"


def test_what_was_written_by_hand_stays():
    story = write(newsroom.section(), "The bridge opens", slug="My Bridge!")
    assert story.slug == "my-bridge"
    assert edit(story, headline="The bridge is shut").slug == "my-bridge"


def test_what_readers_know_stays():
    story = newsroom.story(newsroom.section(), "The bridge opens")
    assert edit(story, headline="The bridge is shut").slug == "the-bridge-opens"
    assert edit(story, headline="The bridge is shut", slug="").slug == "the-bridge-opens"
    story.unpublish()
    story.refresh_from_db()
    assert edit(story, headline="The bridge sinks").slug == "the-bridge-opens"
    assert edit(story, slug="bridge").slug == "bridge"


def test_an_address_that_another_story_has_gets_a_number():
    home = newsroom.section()
    newsroom.story(home, "The bridge opens")
    story = write(home, "Another", slug="the-bridge-opens")
    assert story.slug == "the-bridge-opens-2"


@pytest.mark.parametrize(("kind", "words"), [(Section, "Search"), (StandingPage, "Feed")])
def test_a_section_or_page_is_never_where_the_site_answers(kind, words):
    url = f"/desk/pages/add/stories/{kind._meta.model_name}/{newsroom.front().pk}/"
    data = {"title": words, "slug": words.lower(), "introduction": "", "summary": ""}
    data |= {"body-count": "0", "policy": "", "seo_title": "", "search_description": ""}
    log_in("Publishers").post(url, data | {"action-publish": "1"})
    assert kind.objects.get(title=words).slug == f"{words.lower()}-2"


ROWS = {
    Topic: ("topics:add", {"kind": "subject", "intro": "", "aliases": "", "same_as": ""}),
    Contributor: ("contributors:add", {"role": "", "bio": "", "profiles-count": "0"}),
    Agency: ("agencies:add", {"credit_line": "", "url": "", "default_terms": ""}),
    Newsletter: (
        "newsletters:add",
        {
            "promise": "Daily",
            "kind": "digest",
            "rule": "latest",
            "size": "5",
            "language": "am",
            "hour": "07:00",
            "days": "daily",
            "time_zone": "Africa/Lagos",
            "rank": "1",
        },
    ),
}


@pytest.mark.parametrize("model", ROWS)
def test_whoever_has_a_name_needs_no_slug_in_the_form(model):
    newsroom.front()
    name, fields = ROWS[model]
    for number in (1, 2):
        data = {"name": f"{AMHARIC}{'!' * number}", "slug": "", **fields}
        answer = log_in("Publishers").post(reverse(name), data)
        assert answer.status_code == 302, answer.context["form"].errors
    slugs = set(model.objects.values_list("slug", flat=True))
    assert slugs >= {HEADLINES[AMHARIC], f"{HEADLINES[AMHARIC]}-2"}


@pytest.mark.parametrize("model", ROWS)
def test_the_slug_in_the_form_follows_the_name(model):
    newsroom.front()
    page = log_in("Publishers").get(reverse(ROWS[model][0])).text
    assert 'data-w-sync-target-value="#id_slug"' in page
    assert "w-sync:apply-&gt;desk-slug#follow" in page


def test_a_story_that_is_moved_on_the_desk_leads_on(client):
    story, world = newsroom.story(newsroom.section("africa")), newsroom.section("world")
    log_in("Editors").post(f"/desk/pages/{story.pk}/move/{world.pk}/confirm/")
    answer = client.get("/africa/the-bridge-opens/")
    assert (answer.status_code, answer["Location"]) == (301, "/world/the-bridge-opens/")
