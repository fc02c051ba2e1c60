"""The calendar of all that is due, and calendars by secret address."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from djeli.desk.models import Assignment
from djeli.desk.planning import icalendar
from djeli.desk.planning.addresses import addresses_of
from djeli.desk.planning.entries import Entry, entries
from djeli.desk.planning.spans import View, span_of
from djeli.newsletters.models import Newsletter
from djeli.stories.models import LineUp
from djeli.wire.models import WireItem
from tests import newsroom
from tests.desk import logins

pytestmark = pytest.mark.django_db


@pytest.fixture
def due():
    """One thing of each kind that is due, all tomorrow at noon."""
    at = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    at += timedelta(days=1)
    africa, reporter = newsroom.section("africa"), logins.user("Reporters")
    row = Assignment.objects.create(what="Count the boats", due_at=at, place="Ségou; quay")
    row.people.add(reporter)
    waits = newsroom.draft(africa, "Bridge opens", owner=reporter, go_live_at=at)
    waits.save_revision().publish()
    newsroom.story(africa, "Sale ends", expire_at=at)
    WireItem.objects.create(
        guid="1", form="ninjs", content=b"", headline="Held until noon", embargoed_until=at
    )
    Newsletter.objects.create(
        name="Morning",
        slug="morning",
        hour=time(12),
        time_zone=timezone.get_current_timezone_name(),
    )
    LineUp.objects.create(name="Noon front", starts_at=at)
    return at


def kinds(user, at, **options):
    return {one.kind for one in entries(user, at, at + timedelta(hours=1), **options)}


def test_everything_that_is_due_is_in_the_calendar_of_a_publisher(due):
    assert kinds(logins.user("Publishers"), due) == {
        "assignment",
        "scheduled",
        "expiry",
        "embargo",
        "newsletter",
        "lineup",
    }


def test_each_role_sees_what_it_may_see_elsewhere(due):
    assert kinds(logins.user("Reporters"), due) == {"assignment", "scheduled", "embargo"}
    assert kinds(logins.user("Contributors"), due) == set()
    editors = {"assignment", "scheduled", "expiry", "embargo", "lineup"}
    assert kinds(logins.user("Editors"), due) == editors
    audience = {"assignment", "scheduled", "expiry", "newsletter", "lineup"}
    assert kinds(logins.user("Audience editors"), due) == audience


def test_mine_is_what_i_bring_and_what_becomes_of_my_stories(due):
    assert kinds(logins.user("Reporters"), due, mine=True) == {"assignment", "scheduled"}
    assert kinds(logins.user("Editors"), due, mine=True) == set()


@pytest.mark.parametrize("view", ["day", "week", "month", "nonsense"])
def test_each_view_shows_the_day_in_few_queries(due, view, django_assert_max_num_queries):
    client = logins.log_in("Publishers")
    with django_assert_max_num_queries(40):
        html = client.get(f"/desk/planning/?view={view}&day={due.date()}").content.decode()
    assert "Count the boats" in html
    assert bool(re.search(r"\d more", html)) is (view == "month")


@pytest.mark.parametrize("day", ["2026-02-30", "x", "0001-01-01", "9999-12-31", ""])
def test_a_day_that_there_is_not_is_today(day):
    assert span_of("day", day).day == timezone.localdate()


def test_a_month_is_shown_in_whole_weeks_and_leads_to_its_neighbours():
    span = span_of("month", "2026-12-15")
    assert (span.view, span.days[0], span.days[-1]) == (
        View.MONTH,
        date(2026, 11, 30),
        date(2027, 1, 3),
    )
    assert (span.before, span.after) == (date(2026, 11, 1), date(2027, 1, 1))


def test_a_week_begins_with_the_day_that_is_asked_for():
    span = span_of("week", "2026-11-29")
    assert (span.days[0], span.days[-1]) == (date(2026, 11, 29), date(2026, 12, 5))
    assert (span.before, span.after) == (date(2026, 11, 22), date(2026, 12, 6))


def test_one_kind_alone_can_be_shown(due):
    address = f"/desk/planning/?view=day&day={due.date()}&kind=lineup"
    html = logins.log_in("Publishers").get(address).content.decode()
    assert "Noon front" in html
    assert "Count the boats" not in html


def path(user, which="mine"):
    return "/" + addresses_of(user)[which].split("/", 3)[3]


def unfolded(body):
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert b"\n" not in body.replace(b"\r\n", b"")
    return body.replace(b"\r\n ", b"").decode().split("\r\n")


def test_a_calendar_is_read_without_signing_in_and_is_valid(due, client):
    answer = client.get(path(logins.user("Reporters")))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    lines = unfolded(answer.content)
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    assert f"DTSTART:{due.astimezone(UTC):%Y%m%dT%H%M%SZ}" in lines
    assert "SUMMARY:Count the boats" in lines
    assert "LOCATION:Ségou\\; quay" in lines
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == 2
    assert all(re.fullmatch(r"[A-Z-]+[:;].*", line) for line in lines if line)


def test_the_calendar_of_all_has_what_its_user_may_see(due, client):
    said = client.get(path(logins.user("Editors"), "all")).content.decode()
    assert "Noon front" in said
    assert "Morning" not in said


def test_a_wrong_secret_another_user_and_another_name_are_not_found(due, client):
    right = path(logins.user("Reporters"))
    other = logins.user("Editors")
    addresses_of(other)
    wrong = [
        right.replace("/mine", "x/mine"),
        right.replace("mine.ics", "theirs.ics"),
        re.sub(r"/calendar/\d+/", f"/calendar/{other.pk}/", right),
        re.sub(r"/calendar/\d+/", "/calendar/999999/", right),
    ]
    assert [client.get(address).status_code for address in wrong] == [404] * 4
    assert client.get(right).status_code == 200


def test_new_addresses_end_the_old_ones(due, client):
    old = path(logins.user("Reporters"))
    logins.log_in("Reporters").post("/desk/planning/calendars/")
    assert client.get(old).status_code == 404
    assert client.get(path(logins.user("Reporters"))).status_code == 200


def test_who_may_no_longer_come_in_has_no_calendar(due, client):
    user = logins.user("Reporters")
    address = path(user)
    user.groups.clear()
    assert client.get(address).status_code == 404
    user.is_active = False
    user.save()
    assert client.get(address).status_code == 404


def test_the_addresses_are_shown_to_their_user_alone(due):
    html = logins.log_in("Reporters").get("/desk/planning/calendars/").content.decode()
    assert path(logins.user("Reporters")) in html
    assert path(logins.user("Editors")) not in html


def test_text_is_escaped_and_folded_between_characters():
    entry = Entry(
        key="x-1",
        kind="assignment",
        at=datetime(2026, 11, 30, 15, tzinfo=UTC),
        title="Ségou, boats; a\\b " + "ŋ" * 80,
        address="/desk/",
        note="one\r\nEND:VEVENT\ntwo\x07",
    )
    lines = unfolded(icalendar.calendar("A", [entry], datetime(2026, 11, 29, tzinfo=UTC)))
    [summary] = [line for line in lines if line.startswith("SUMMARY:")]
    assert summary == "SUMMARY:Ségou\\, boats\\; a\\\\b " + "ŋ" * 80
    assert lines.count("END:VEVENT") == 1
    assert "DESCRIPTION:Assignment\\none\\nEND:VEVENT\\ntwo" in lines
