"""Drafts go to the bin and come back; what readers have seen is withdrawn and kept."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Workflow

from djeli.cli.clock.jobs import JOBS
from djeli.desk.bin import contents
from djeli.desk.models import Binned
from djeli.stories.models import Article, Front, Section, StandingPage
from tests import newsroom
from tests.desk import logins
from tests.desk.logins import log_in

pytestmark = pytest.mark.django_db


def draft(role="Reporters", headline="The bridge opens", **fields):
    home = Section.objects.filter(slug="africa").first() or newsroom.section()
    made = newsroom.draft(home, headline, owner=logins.user(role), **fields)
    made.save_revision(user=logins.user(role))
    return Article.objects.get(pk=made.pk)


def standing(**fields):
    front = newsroom.front()
    front.refresh_from_db()
    made = front.add_child(instance=StandingPage(title="About", slug="about", **fields))
    return StandingPage.objects.get(pk=made.pk)


def throw_away(client, page):
    return client.post(f"/desk/pages/{page.pk}/delete/", follow=True)


def words(response):
    return response.content.decode()


def is_binned(page):
    return Binned.objects.filter(pk=page.pk).exists() and Page.objects.filter(pk=page.pk).exists()


def test_a_writer_puts_a_draft_in_the_bin_and_takes_it_out():
    story, client = draft(), log_in("Reporters")
    asked = words(client.get(f"/desk/pages/{story.pk}/delete/"))
    assert "No reader has seen this draft" in asked
    assert "30 days" in asked

    said = words(throw_away(client, story))

    assert "is in the bin" in said
    assert is_binned(story)
    assert story.title in words(client.get("/desk/bin/"))
    back = client.post(f"/desk/bin/{story.pk}/back/", follow=True)
    assert "was restored" in words(back)
    assert not Binned.objects.exists()
    story.refresh_from_db()
    assert (story.slug, story.url_path.split("/")[-2]) == ("the-bridge-opens", "the-bridge-opens")
    assert client.get(f"/desk/pages/{story.pk}/edit/").status_code == 200


@pytest.mark.indexed
def test_nothing_of_the_bin_is_seen_elsewhere_on_the_desk():
    story = draft("Editors")
    client = log_in("Editors")
    places = [
        "/desk/",
        "/desk/stories/",
        "/desk/stories/?q=bridge",
        "/desk/choose-story/",
        "/desk/choose-page/search/?q=bridge&page_type=stories.article",
        f"/desk/choose-page/{story.get_parent().pk}/?page_type=stories.article",
        "/desk/api/main/pages/?search=bridge",
        "/desk/reports/locked/",
    ]

    def seen():
        return [place for place in places if story.title in words(client.get(place))]

    assert {"/desk/", "/desk/stories/", "/desk/stories/?q=bridge", "/desk/choose-story/"} <= set(
        seen()
    )
    contents.put_in(story, logins.user("Editors"))
    assert seen() == []


def test_no_screen_of_a_page_in_the_bin_opens_and_no_button_works():
    story = draft("Editors")
    client = log_in("Editors")
    revision = story.latest_revision
    contents.put_in(story, logins.user("Editors"))
    for end in (
        "edit/",
        "copy/",
        "move/",
        "delete/",
        "history/",
        "usage/",
        "view_draft/",
        f"revisions/{revision.pk}/view/",
        f"revisions/{revision.pk}/revert/",
    ):
        answer = client.get(f"/desk/pages/{story.pk}/{end}")
        assert (answer.status_code, answer["Location"]) == (302, "/desk/bin/"), end
    client.post(f"/desk/pages/{story.pk}/edit/", logins.of(story, **{"action-publish": "1"}))
    client.post(f"/desk/bulk/wagtailcore/page/publish/?id={story.pk}&next=/desk/stories/")
    story.refresh_from_db()
    assert not story.live
    scripted = client.post(f"/desk/pages/{story.pk}/edit/", headers={"Accept": "application/json"})
    assert scripted.status_code == 409


@pytest.mark.parametrize(
    ("role", "may"), [("Contributors", False), ("Reporters", False), ("Editors", True)]
)
def test_anothers_draft_is_thrown_away_and_put_back_by_editors_alone(role, may):
    story = draft("Publishers")
    client = log_in(role)
    throw_away(client, story)
    assert is_binned(story) is may
    if not may:
        contents.put_in(story, logins.user("Publishers"))
    answer = client.post(f"/desk/bin/{story.pk}/back/")
    assert (answer.status_code == 302) is may
    assert is_binned(story) is not may


def test_audience_editors_who_write_nothing_have_no_bin():
    answer = log_in("Audience editors").get("/desk/bin/")
    assert answer.status_code == 302


def test_a_draft_that_another_has_locked_is_not_thrown_away():
    story = draft()
    Page.objects.filter(pk=story.pk).update(locked=True, locked_by=logins.user("Editors"))
    throw_away(log_in("Reporters"), story)
    assert not is_binned(story)


def test_review_and_schedule_end_in_the_bin():
    story = draft()
    Workflow.objects.get().start(story, logins.user("Reporters"))
    soon = timezone.now() + timedelta(minutes=1)
    story.revisions.update(approved_go_live_at=soon)
    story = Article.objects.get(pk=story.pk)

    throw_away(log_in("Editors"), story)

    assert is_binned(story)
    assert Article.objects.get(pk=story.pk).current_workflow_state is None
    assert not story.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_an_address_in_the_bin_is_free_for_others_and_comes_back_with_a_number():
    story = draft()
    contents.put_in(story)
    other = draft(headline="The bridge opens")
    assert other.slug == "the-bridge-opens"

    contents.put_back(Binned.objects.get())

    story = Article.objects.get(pk=story.pk)
    assert story.slug == "the-bridge-opens-2"
    assert story.get_latest_revision_as_object().slug == "the-bridge-opens-2"
    form = words(log_in("Editors").get(f"/desk/pages/{story.pk}/edit/"))
    assert "the-bridge-opens-2" in form


def test_the_clock_empties_the_bin_after_thirty_days_and_the_log_says_so():
    story = draft()
    old, young = story, draft(headline="The ferry stops")
    for one in (old, young):
        contents.put_in(one, logins.user("Reporters"))
    Binned.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=31))

    assert contents.empty in JOBS
    assert contents.empty() == []

    assert not Page.objects.filter(pk=old.pk).exists()
    assert is_binned(young)
    entries = PageLogEntry.objects.filter(page_id=old.pk).values_list("action", flat=True)
    assert {"djeli.bin", "wagtail.delete"} <= set(entries)


def test_who_binned_and_who_put_back_is_in_the_log():
    story = draft()
    throw_away(log_in("Editors"), story)
    log_in("Reporters").post(f"/desk/bin/{story.pk}/back/")
    logged = PageLogEntry.objects.filter(page_id=story.pk, action__startswith="djeli.")
    assert list(logged.order_by("timestamp").values_list("action", "user__email")) == [
        ("djeli.bin", "editors@lantern.example"),
        ("djeli.put_back", "reporters@lantern.example"),
    ]


def withdrawn():
    story = newsroom.story(newsroom.section(), "The bridge opens")
    story.unpublish()
    return story


KEPT = {
    "a live story": (lambda: newsroom.story(newsroom.section()), "Withdraw it"),
    "a withdrawn story": (withdrawn, "It stays withdrawn"),
    "a live standing page": (standing, "Withdraw it"),
    "a section with stories": (lambda: draft().get_parent().specific, "still holds 1 story"),
    "the front": (lambda: Front.objects.get(pk=newsroom.front().pk), "cannot be deleted"),
}


@pytest.mark.parametrize("role", ["Editors", "Publishers", "root"])
@pytest.mark.parametrize("what", KEPT)
def test_what_readers_have_seen_and_what_holds_it_is_kept_and_the_desk_says_why(what, role):
    make, why = KEPT[what]
    page = make()
    user = logins.user("Publishers", role)
    if role == "root":
        user.is_superuser = True
        user.save()
    client = log_in("Publishers", role) if role == "root" else log_in(role)

    said = words(throw_away(client, page))

    assert why in said
    assert Page.objects.filter(pk=page.pk).exists()
    assert not Binned.objects.exists()
    asked = f"/desk/bulk/wagtailcore/page/delete/?id={page.pk}&next=/desk/"
    assert why in words(client.get(asked))
    client.post(asked)
    assert Page.objects.filter(pk=page.pk).exists()
    assert not Binned.objects.exists()


def test_of_several_at_once_drafts_go_to_the_bin_and_the_rest_is_named():
    home = newsroom.section()
    live = newsroom.story(home, "The ferry stops")
    drafts = [draft(headline=f"Draft {number}") for number in range(12)]
    ids = "&".join(f"id={page.pk}" for page in [live, *drafts])

    answer = log_in("Editors").post(
        f"/desk/bulk/wagtailcore/page/delete/?{ids}&next=/desk/stories/", follow=True
    )

    assert "12 drafts are in the bin" in words(answer)
    assert all(map(is_binned, drafts))
    live.refresh_from_db()
    assert live.live


def test_why_something_is_kept_is_told_to_those_alone_who_may_edit_it():
    section = draft("Editors").get_parent()
    for client in (log_in("Contributors"), log_in("Reporters")):
        assert "still holds" not in words(throw_away(client, section))
        bulk = f"/desk/bulk/wagtailcore/page/delete/?id={section.pk}&next=/desk/"
        assert "still holds" not in words(client.get(bulk))


def test_an_empty_section_is_deleted_and_logged():
    empty = newsroom.section("culture")
    log_in("Editors").post(f"/desk/pages/{empty.pk}/delete/")
    assert not Section.objects.filter(pk=empty.pk).exists()
    assert PageLogEntry.objects.filter(page_id=empty.pk, action="wagtail.delete").exists()


def test_a_section_says_what_of_it_lies_in_the_bin():
    story = draft()
    contents.put_in(story)
    said = words(throw_away(log_in("Publishers"), story.get_parent()))
    assert "1 draft in the bin" in said


def test_a_standing_page_that_was_never_live_goes_to_the_bin():
    page = standing(live=False)
    throw_away(log_in("Editors"), page)
    assert is_binned(page)


@pytest.mark.parametrize("what", ["front", "section"])
def test_front_and_sections_with_live_stories_are_not_withdrawn(what):
    story = newsroom.story(newsroom.section())
    page = story.get_parent() if what == "section" else story.get_parent().get_parent()
    client = log_in("Publishers")
    for url in (
        f"/desk/pages/{page.pk}/unpublish/",
        f"/desk/bulk/wagtailcore/page/unpublish/?id={page.pk}&next=/desk/",
    ):
        client.post(url, {"include_descendants": "on"})
    page.refresh_from_db()
    story.refresh_from_db()
    assert page.live
    assert story.live


def test_the_front_is_not_moved():
    front = newsroom.front()
    answer = log_in("Publishers").get(f"/desk/pages/{front.pk}/move/")
    assert answer.status_code == 302


def test_a_live_story_is_still_moved_to_another_section():
    story = newsroom.story(newsroom.section())
    politics = newsroom.section("politics")
    log_in("Editors").post(f"/desk/pages/{story.pk}/move/{politics.pk}/confirm/")
    assert Article.objects.get(pk=story.pk).get_parent().pk == politics.pk
