"""Compose, look, try, send and stop, as an audience editor does it."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from djeli.newsletters.bounces.bounce_rules import suppress
from djeli.newsletters.defaults import create_default_newsletters
from djeli.newsletters.models import Issue, Newsletter, Subscriber, Subscription, Suppression
from djeli.newsletters.sending import dispatch
from djeli.newsletters.sending.composition import compose
from tests import newsroom
from tests.desk.logins import edit_url, log_in
from tests.newsletters import mailing

pytestmark = pytest.mark.django_db
State = Issue.State


@pytest.fixture
def editor():
    newsroom.front()
    create_default_newsletters()
    return log_in("Audience editors")


@pytest.fixture
def story(editor):
    return newsroom.story(newsroom.section())


def form(newsletter, *stories, **fields):
    rows = [
        {"story": str(one.pk), "headline": "", "ORDER": str(n + 1)} for n, one in enumerate(stories)
    ]
    return nested_form_data(
        {
            "newsletter": str(newsletter.pk),
            "subject": "",
            "preview_text": "",
            "intro": "",
            "scheduled_at": "",
            "entries": inline_formset(rows),
            **fields,
        }
    )


def test_an_issue_is_composed_looked_at_tried_and_sent(editor, story, mailoutbox):
    digest = mailing.newsletter()
    mailing.readers(digest, 2)
    sent = editor.post("/desk/newsletters/issues/new/", form(digest, story, subject="This morning"))
    issue = Issue.objects.get()
    look = reverse("desk_issue", args=[issue.pk])
    assert sent.headers["Location"] == look
    page = editor.get(look).content.decode()
    assert "2 readers" in page
    assert "This morning" in page
    letter = editor.get(reverse("desk_issue_letter", args=[issue.pk]))
    assert "The bridge opens" in letter.content.decode()
    assert "sandbox" in letter.headers["Content-Security-Policy"]
    assert (
        "The bridge opens"
        in editor.get(reverse("desk_issue_text", args=[issue.pk])).content.decode()
    )
    editor.post(reverse("desk_issue_test", args=[issue.pk]), {"address": "me@lantern.internal"})
    assert mailoutbox.pop().subject == "[Test] This morning"
    assert not issue.deliveries.exists()
    ask = editor.get(reverse("desk_issue_send", args=[issue.pk])).content.decode()
    assert "Send to 2 readers" in ask
    assert not issue.deliveries.exists(), "a look sends nothing"
    editor.post(reverse("desk_issue_send", args=[issue.pk]))
    dispatch.step()
    assert len(mailoutbox) == 2
    dispatch.step()
    assert "Sent," in editor.get(look).content.decode()


def test_an_issue_without_stories_takes_those_of_the_rule(editor, story):
    editor.post("/desk/newsletters/issues/new/", form(mailing.newsletter()))
    assert [one.story_id for one in Issue.objects.get().entries.all()] == [story.pk]


def test_a_time_makes_it_scheduled_and_a_time_that_is_over_is_refused(editor, story):
    digest = mailing.newsletter()
    over = editor.post(
        "/desk/newsletters/issues/new/", form(digest, story, scheduled_at="2020-01-01 07:00")
    )
    assert "This time has passed" in over.content.decode()
    editor.post(
        "/desk/newsletters/issues/new/", form(digest, story, scheduled_at="2099-01-01 07:00")
    )
    assert Issue.objects.get().state == State.SCHEDULED


def test_the_next_digest_is_prepared_ahead_of_its_hour(editor, story):
    digest = mailing.newsletter()
    editor.post(reverse("desk_prepare", args=[digest.pk]))
    issue = Issue.objects.get()
    assert (issue.state, issue.scheduled_at > timezone.now()) == (State.SCHEDULED, True)
    assert "Prepare the next issue" in editor.get("/desk/newsletters/newsletters/").content.decode()


def test_stop_and_the_rest_later(editor, story, mailoutbox):
    digest = mailing.newsletter()
    mailing.readers(digest, 3)
    issue = compose(digest, [story.pk])
    editor.post(reverse("desk_issue_send", args=[issue.pk]))
    editor.post(reverse("desk_issue_stop", args=[issue.pk]))
    dispatch.step()
    assert mailoutbox == []
    assert "Stopped" in editor.get(reverse("desk_issue", args=[issue.pk])).content.decode()
    editor.post(reverse("desk_issue_resume", args=[issue.pk]))
    dispatch.step()
    assert len(mailoutbox) == 3


def test_a_story_that_was_withdrawn_is_named_before_anything_is_sent(editor, story):
    digest = mailing.newsletter()
    mailing.readers(digest, 1)
    kept = newsroom.story(newsroom.section("sport"), "The dam holds")
    issue = compose(digest, [kept.pk, story.pk])
    story.unpublish()
    page = editor.get(reverse("desk_issue", args=[issue.pk])).content.decode()
    assert "No longer live, so not in the mail: The bridge opens" in " ".join(page.split())


def test_what_was_sent_cannot_be_changed(editor, story):
    issue = compose(mailing.newsletter(), [story.pk], state=State.SENT)
    assert editor.get(f"/desk/newsletters/issues/edit/{issue.pk}/").status_code == 302
    editor.post(f"/desk/newsletters/issues/delete/{issue.pk}/")
    assert Issue.objects.exists(), "without its ledger it would go out once more"


def test_readers_are_told_of_a_story_in_two_presses(editor, story, mailoutbox):
    breaking = Newsletter.objects.get(slug="breaking")
    mailing.readers(breaking, 2)
    address = reverse("desk_alert", args=[story.pk])
    assert address in log_in("Publishers").get(edit_url(story)).content.decode()
    assert "Send to 2 readers" in editor.get(address).content.decode()
    assert (
        "The bridge opens"
        in editor.get(reverse("desk_alert_letter", args=[story.pk])).content.decode()
    )
    assert not Issue.objects.exists()
    editor.post(address, {"subject": ""})
    dispatch.step()
    assert [one.subject for one in mailoutbox] == ["The bridge opens"] * 2
    assert "An alert for this story was already sent" in editor.get(address).content.decode()


def test_nobody_is_told_of_a_story_that_readers_cannot_see(editor, mailoutbox):
    mailing.readers(Newsletter.objects.get(slug="breaking"), 1)
    draft = newsroom.draft(newsroom.section())
    editor.post(reverse("desk_alert", args=[draft.pk]), {"subject": ""})
    dispatch.step()
    assert (mailoutbox, Issue.objects.count()) == ([], 0)


@pytest.mark.parametrize("role", ["Contributors", "Reporters", "Editors"])
def test_others_send_nothing(role, editor, story):
    issue = compose(mailing.newsletter(), [story.pk])
    client = log_in(role)
    for name in ("desk_issue_send", "desk_issue_stop", "desk_issue_test", "desk_issue_rule"):
        assert client.post(reverse(name, args=[issue.pk])).status_code in {302, 403}
    for name in ("desk_issue", "desk_issue_letter"):
        assert client.get(reverse(name, args=[issue.pk])).status_code in {302, 403}
    assert client.post(reverse("desk_alert", args=[story.pk])).status_code in {302, 403}
    issue.refresh_from_db()
    assert issue.state == State.DRAFT


def test_readers_with_their_consents_are_seen_and_erased(editor):
    from djeli.newsletters import subscriptions

    digest = mailing.newsletter()
    one = Subscriber.objects.create(email="ama@lantern.internal", confirmed_at=timezone.now())
    Subscription.objects.create(subscriber=one, newsletter=digest)
    subscriptions.note(one, "agreed", [digest], "Subscribe to updates", "/about/")
    assert "Daily digest" in editor.get("/desk/newsletters/readers/").content.decode()
    page = editor.get(f"/desk/newsletters/readers/inspect/{one.pk}/").content.decode()
    assert "Subscribe to updates" in page
    assert "/about/" in page
    editor.post(f"/desk/newsletters/readers/delete/{one.pk}/")
    assert not Subscriber.objects.exists()


def test_a_suppressed_address_is_lifted_with_a_reason(editor):
    suppress("ama@lantern.internal", Suppression.Cause.HARD, "550 no such user")
    standing = Suppression.objects.get()
    assert "ama@lantern.internal" in editor.get("/desk/newsletters/suppressed/").content.decode()
    lift = reverse("desk_lift", args=[standing.pk])
    assert "550 no such user" in editor.get(lift).content.decode()
    editor.post(lift, {"why": ""})
    standing.refresh_from_db()
    assert standing.lifted_at is None
    editor.post(lift, {"why": "she wrote to us"})
    standing.refresh_from_db()
    assert (standing.lifted_why, standing.lifted_by.first_name) == (
        "she wrote to us",
        "Audience editors",
    )


def test_a_newsletter_is_set_up_at_the_desk(editor):
    section = newsroom.section("sport")
    fields = {
        "name": "Sport",
        "slug": "sport",
        "promise": "The results, every evening.",
        "kind": "digest",
        "section": str(section.pk),
        "rule": "latest",
        "size": "5",
        "language": "en",
        "is_automatic": "on",
        "hour": "19:00",
        "days": "daily",
        "time_zone": "Africa/Nowhere",
        "sender_name": "",
        "is_offered": "on",
        "rank": "5",
    }
    refused = editor.post("/desk/newsletters/newsletters/new/", fields)
    assert "This is not a time zone" in refused.content.decode()
    editor.post("/desk/newsletters/newsletters/new/", {**fields, "time_zone": "Africa/Nairobi"})
    made = Newsletter.objects.get(slug="sport")
    assert made.section == section
    assert "Sport" in editor.get("/desk/newsletters/newsletters/").content.decode()
