from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from djeli.comments.models import ErrorReport
from djeli.desk.corrections.numbers import numbers
from djeli.stories.corrections import record
from djeli.stories.models import Article, Correction
from tests import newsroom
from tests.desk import logins
from tests.desk.logins import log_in, of

pytestmark = pytest.mark.django_db
WRONG = "We wrote that 40 cars crossed. It was 14."


@pytest.fixture
def story():
    return newsroom.story(newsroom.section(), ago=timedelta(days=1))


@pytest.fixture
def report(story):
    return ErrorReport.objects.create(
        story=story,
        text="It was fourteen",
        passage="first car crossed",
        email="yaw@readers.example",
        sent_at=timezone.now() - timedelta(hours=3),
    )


def html_of(response):
    assert response.status_code == 200
    return response.content.decode()


def test_the_editor_asks_what_kind_of_change_it_is_and_tells_readers(story):
    client = log_in("Editors")
    data = of(story, change_kind="correction", change_text=WRONG) | {"action-publish": "1"}
    client.post(logins.edit_url(story), data)
    row = Correction.objects.get()
    assert (row.text, row.signed) == (WRONG, "Editors Test")
    assert row.by == logins.user("Editors")


def test_a_correction_without_words_is_not_published(story):
    data = of(story, change_kind="correction", headline="Another") | {"action-publish": "1"}
    html = html_of(log_in("Editors").post(logins.edit_url(story), data))
    assert "Say what was changed, in words for readers." in html
    assert Article.objects.get(pk=story.pk).title != "Another"


def test_a_change_that_was_published_before_is_corrected_afterwards(story):
    again = story.get_latest_revision_as_object()
    again.title = "The bridge opens at last"
    again.save_revision().publish()
    version = story.versions.get(number=2)
    data = {"kind": "clarification", "text": WRONG, "version": version.pk}
    log_in("Editors").post(reverse("desk_correct", args=[story.pk]), data)
    row = Correction.objects.get()
    assert (row.version_before.number, row.version_after.number) == (1, 2)


def test_only_those_with_the_right_correct_and_retract(story):
    url = reverse("desk_correct", args=[story.pk])
    for role in ("Contributors", "Reporters", "Audience editors"):
        log_in(role).post(url, {"kind": "retraction", "text": WRONG})
    assert not Correction.objects.exists()
    log_in("Editors").post(url, {"kind": "retraction", "text": WRONG})
    assert Article.objects.get(pk=story.pk).is_retracted


def test_a_correction_is_mended_with_a_reason_and_keeps_what_it_said(story):
    row = record.take(story, "correction", WRONG)
    url = reverse("desk_correction", args=[row.pk])
    client = log_in("Editors")
    wrong = client.post(url, {"kind": "correction", "text": "It was 15.", "reason": ""})
    assert "This field is required" in html_of(wrong)
    client.post(url, {"kind": "correction", "text": "It was 15.", "reason": "Counted again"})
    html = html_of(client.get(url))
    assert "Counted again" in html
    assert WRONG in html
    audience = log_in("Audience editors")
    assert WRONG in html_of(audience.get(url))
    audience.post(url, {"kind": "correction", "text": "Nothing", "reason": "x"})
    row.refresh_from_db()
    assert row.text == "It was 15."


def test_a_report_shows_its_passage_in_the_story(report):
    html = html_of(log_in("Editors").get(reverse("desk_error_report", args=[report.pk])))
    assert "<mark>first car crossed</mark>" in html
    assert "yaw@readers.example" in html


def test_a_report_becomes_a_correction_that_begins_with_its_passage(report):
    client = log_in("Editors")
    url = f"{reverse('desk_correct', args=[report.story_id])}?report={report.pk}"
    html = html_of(client.get(url))
    assert "An earlier version said: “first car crossed”." in html
    client.post(url, {"kind": "correction", "text": WRONG, "answer": "Thank you."})
    report.refresh_from_db()
    assert (report.state, report.answer) == ("taken", "Thank you.")
    assert report.correction == Correction.objects.get()


def test_a_report_is_answered_or_closed_with_a_reason_and_once(report):
    url = reverse("desk_error_report", args=[report.pk])
    client = log_in("Audience editors")
    client.post(url, {"act": "close", "said": " "})
    report.refresh_from_db()
    assert report.is_open
    client.post(url, {"act": "close", "said": "The figure is right."})
    client.post(url, {"act": "answer", "said": "Too late"})
    report.refresh_from_db()
    assert (report.state, report.reason, report.answer) == ("closed", "The figure is right.", "")
    client.post(url, {"act": "reopen"})
    client.post(url, {"act": "answer", "said": "We counted forty."})
    report.refresh_from_db()
    assert (report.state, report.settled_by) == ("answered", logins.user("Audience editors"))


def test_the_queue_begins_with_what_is_open(report, story):
    ErrorReport.objects.create(story=story, text="Settled long ago", state="closed")
    client = log_in("Editors")
    html = html_of(client.get(reverse("desk_error_reports")))
    assert "It was fourteen" in html
    assert "Settled long ago" not in html
    assert "Settled long ago" in html_of(client.get(reverse("desk_error_reports") + "?state="))
    for role in ("Reporters", "Contributors"):
        assert log_in(role).get(reverse("desk_error_reports")).status_code != 200


def test_the_numbers_are_by_section_and_month_and_say_how_long_it_took(report, story):
    row = record.take(story, "correction", WRONG)
    record.take(story, "update", "")
    ErrorReport.objects.filter(pk=report.pk).update(correction=row, state="taken")
    found = numbers()
    assert (found.total, found.totals[-1], len(found.months)) == (1, 1, 12)
    assert found.sections == [("Africa", [0] * 11 + [1])]
    assert (found.reports, found.taken) == (1, 1)
    assert 2.9 < found.hours < 3.1
    html = html_of(log_in("Publishers").get(reverse("desk_correction_numbers")))
    assert "3.0 hours (median)" in html
    record.take(story, "correction", "Last year", at=timezone.now() - timedelta(days=400))
    assert numbers().total == 1


def test_the_numbers_of_a_newsroom_without_corrections():
    newsroom.front()
    assert numbers().hours is None
    html = html_of(log_in("Publishers").get(reverse("desk_correction_numbers")))
    assert "No corrections in twelve months" in html
