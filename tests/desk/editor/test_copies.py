"""A copy is a fresh draft; an earlier version brings back words alone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from djeli.stories.models import Article, Contributor, Section, StandingPage, Tally
from tests import newsroom
from tests.desk import logins
from tests.desk.logins import add_url, edit_url, form, log_in, of

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    """Live for two days, changed since, with a newer draft, a schedule and numbers."""
    made = newsroom.story(newsroom.section(), ago=timedelta(days=2), owner=logins.user("Reporters"))
    made.change_kind = "update"
    made.save_revision().publish()
    made = Article.objects.get(pk=made.pk)
    assert made.updated_at
    made.title = "The bridge opens at last"
    made.expire_at = timezone.now() + timedelta(days=9)
    made.locked, made.locked_by = True, logins.user("Editors")
    made.save_revision()
    Article.objects.filter(pk=made.pk).update(locked=True, locked_by=logins.user("Editors"))
    Tally.objects.update_or_create(pk=made.pk, defaults={"views": 90, "comments": 7})
    return Article.objects.get(pk=made.pk)


def copied(story, client):
    page = client.get(f"/desk/pages/{story.pk}/copy/")
    fields = page.context["form"]
    data = {name: fields[name].value() for name in ("new_title", "new_slug", "new_parent_page")}
    data["new_parent_page"] = getattr(data["new_parent_page"], "pk", data["new_parent_page"])
    answer = client.post(f"/desk/pages/{story.pk}/copy/", data, follow=True)
    assert "was copied" in answer.content.decode()
    return Article.objects.exclude(pk=story.pk).get()


def test_a_copy_as_it_is_prefilled_is_a_fresh_draft(story):
    copy = copied(story, log_in("Editors"))
    assert copy.slug == "the-bridge-opens-2"
    assert copy.draft_title == "The bridge opens at last"
    for one in (copy, copy.get_latest_revision_as_object()):
        assert not one.live
        assert one.first_published_at is None
        assert one.last_published_at is None
        assert one.updated_at is None
        assert one.go_live_at is None
        assert one.expire_at is None
        assert not one.locked
        assert one.translation_key != story.translation_key
        assert [byline.contributor_id for byline in one.bylines.all()] == [
            byline.contributor_id for byline in story.bylines.all()
        ]
        assert [dict(block) for block in one.body.raw_data] == [
            dict(block) for block in story.body.raw_data
        ]
    assert copy.revisions.count() == 1
    assert copy.current_workflow_state is None
    assert not copy.wire_takes.exists()
    assert not Tally.objects.filter(pk=copy.pk, views__gt=0).exists()
    assert copy.owner == logins.user("Editors")
    assert PageLogEntry.objects.filter(
        page_id=copy.pk, action="wagtail.copy", user=logins.user("Editors")
    ).exists()


def test_an_address_that_is_taken_gets_a_number(story):
    home = story.get_parent()
    data = {"new_title": "A copy", "new_slug": story.slug, "new_parent_page": home.pk}
    log_in("Editors").post(f"/desk/pages/{story.pk}/copy/", data)
    assert Article.objects.get(title="A copy").slug == "the-bridge-opens-2"


def test_a_copy_without_a_section_is_asked_for_it(story):
    client = log_in("Editors")
    for section in ("", "0"):
        data = {"new_title": "A copy", "new_slug": "", "new_parent_page": section}
        answer = client.post(f"/desk/pages/{story.pk}/copy/", data)
        assert answer.status_code == 200
        assert answer.context["form"].errors["new_parent_page"]
    assert Article.objects.count() == 1


def test_a_standing_page_is_copied_without_what_it_is_for_machines():
    front = newsroom.front()
    front.refresh_from_db()
    page = front.add_child(
        instance=StandingPage(title="Ethics", slug="ethics", policy=StandingPage.Policy.ETHICS)
    )
    data = {"new_title": "Ethics", "new_slug": "", "new_parent_page": front.pk}
    log_in("Editors").post(f"/desk/pages/{page.pk}/copy/", data)
    copy = StandingPage.objects.exclude(pk=page.pk).get(title="Ethics")
    assert (copy.slug, copy.live, copy.policy) == ("ethics-2", False, "")


def test_a_published_copy_has_times_of_its_own(story):
    before = timezone.now()
    copy = copied(story, log_in("Editors"))
    copy.get_latest_revision().publish()
    copy.refresh_from_db()
    assert copy.first_published_at >= before
    assert copy.updated_at is None


def test_versions_that_were_copied_before_bring_no_times_of_another_story(story):
    """As copies were made with all versions, some of which knew when the original appeared."""
    copy = story.copy(update_attrs={"slug": "old-copy"}, keep_live=False, copy_revisions=True)
    copy = Article.objects.get(pk=copy.pk)
    assert copy.get_latest_revision_as_object().first_published_at is None
    for revision in copy.revisions.all():
        assert revision.as_object().first_published_at is None


def test_an_earlier_version_brings_back_words_and_no_decision(story):
    first = story.revisions.order_by("created_at").first()
    for version in story.revisions.all():
        version.content["change_kind"] = "update"
        version.content["go_live_at"] = "2026-01-01T00:00:00Z"
        version.content["comment_policy"] = "closed"
        version.content["slug"] = "an-old-address"
        version.save()
    newest = story.get_latest_revision_as_object()
    newest.slug, newest.comment_policy, newest.go_live_at = "the-bridge-opens", "limited", None
    newest.comment_days, newest.change_kind = 3, ""
    newest.save_revision()
    Article.objects.filter(pk=story.pk).update(locked=False, locked_by=None)

    page = log_in("Editors").get(f"/desk/pages/{story.pk}/revisions/{first.pk}/revert/")

    shown = page.context["form"]
    assert shown["title"].value() == "The bridge opens"
    assert shown["slug"].value() == "the-bridge-opens"
    assert shown["change_kind"].value() == ""
    assert shown["go_live_at"].value() is None
    expires = timezone.localtime(newest.expire_at).replace(microsecond=0, tzinfo=None)
    assert shown["expire_at"].value() == expires
    assert (shown["comment_policy"].value(), shown["comment_days"].value()) == ("limited", 3)


def test_an_old_address_of_a_section_does_not_come_back_with_its_words():
    home = newsroom.section("africa", introduction="Old words")
    first = home.save_revision()
    first.publish()
    home = Section.objects.get(pk=home.pk)
    home.slug, home.introduction = "continent", "New words"
    home.save_revision().publish()
    page = log_in("Editors").get(f"/desk/pages/{home.pk}/revisions/{first.pk}/revert/")
    assert page.context["form"]["introduction"].value() == "Old words"
    assert page.context["form"]["slug"].value() == "continent"


def test_saving_a_draft_and_copying_make_nothing_live(story):
    client, home = log_in("Editors"), story.get_parent()
    Article.objects.filter(pk=story.pk).update(locked=False, locked_by=None)
    newcomer = Contributor.objects.create(name="Efua Newcomer", slug="efua-newcomer")
    live = set(Article.objects.live().values_list("pk", "last_published_at"))
    public = f"/{home.slug}/"

    client.post(add_url(home), form(newcomer, "A draft", slug="a-draft"))
    client.post(edit_url(story), of(story, headline="Another draft"))
    copied_by = client.get(f"/desk/pages/{story.pk}/copy/").context["form"]["new_slug"].value()
    client.post(
        f"/desk/pages/{story.pk}/copy/",
        {"new_title": "A copy", "new_slug": copied_by, "new_parent_page": home.pk},
    )

    assert Article.objects.filter(title="A draft").exists()
    assert Article.objects.filter(title="A copy").exists()
    assert set(Article.objects.live().values_list("pk", "last_published_at")) == live
    for draft in Article.objects.exclude(pk=story.pk):
        assert client.get(f"{public}{draft.slug}/").status_code == 404
