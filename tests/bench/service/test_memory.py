"""`djeli bench memory`: what it reads of processes, and what it prepares in the copy."""

import os
import sqlite3
from contextlib import closing

import pytest
from django.contrib.auth.hashers import check_password
from django.core.management import CommandError, call_command
from django.utils.dateparse import parse_datetime

from djeli.bench.servers import Server
from djeli.bench.service import copies, memory, visits
from tests import newsroom
from tests.desk import logins


def test_the_memory_of_a_process_has_parts_and_a_total():
    found = memory._memory(Server(os.getpid(), 0))
    pss, anonymous, files, own = found["supervisor"]
    assert pss > 50, "this process has Django loaded"
    assert anonymous + files <= pss + 0.2
    assert own > 0
    assert found["all"] == pytest.approx([sum(each) for each in zip(*others(found), strict=True)])


def others(found):
    return [sizes for name, sizes in found.items() if name != "all"]


def test_a_process_that_others_have_started_is_counted_too():
    class Service(Server):
        def children(self, pid):
            return []

        def family(self):
            return [self.pid, os.getppid(), 2**31 - 1]

    found = memory._memory(Service(os.getpid(), 0))
    assert set(found) == {"supervisor", "helper 1", "all"}, "and one that has ended is not"
    assert found["all"][0] == pytest.approx(found["supervisor"][0] + found["helper 1"][0], abs=0.1)


@pytest.fixture
def clock(monkeypatch):
    """Sleep takes no time: where the module's clock is."""

    class Time:
        now = 0.0

        def monotonic(self):
            return self.now

        def sleep(self, seconds):
            self.now += seconds

    made = Time()
    monkeypatch.setattr(memory, "time", made)
    return made


def test_the_service_is_measured_when_it_has_rested(clock):
    used = iter([0.0, 1.5, 3.0, 2.0, *[2.1] * 100])

    class Service(Server):
        def cpu_seconds(self):
            return next(used)

    memory._wait_for_rest(Service(os.getpid(), 0))
    worked_until = 3 * memory.LOOK_EVERY
    assert worked_until + memory.REST <= clock.now <= worked_until + memory.REST + memory.LOOK_EVERY


def test_a_service_that_never_rests_is_measured_as_it_is(clock):
    class Service(Server):
        def cpu_seconds(self):
            return clock.now

    memory._wait_for_rest(Service(os.getpid(), 0))
    assert memory.REST_WITHIN <= clock.now <= memory.REST_WITHIN + memory.LOOK_EVERY


@pytest.mark.django_db
def test_an_edition_without_a_story_is_one_clear_line():
    logins.user("Editors")
    with pytest.raises(CommandError, match="no live story"):
        call_command("bench", "memory", "--here", "--json")


def test_another_database_is_refused(monkeypatch):
    monkeypatch.setattr(copies.connection, "vendor", "postgresql")
    with pytest.raises(CommandError, match="SQLite"):
        call_command("bench", "memory", "--here", "--json")


@pytest.mark.django_db
def test_in_the_copy_an_editor_can_log_in_and_a_story_is_due():
    story = newsroom.story(newsroom.section("politics"), "A bridge opens", slug="bridge")
    story.save_revision().publish()
    editor = logins.user("Editors")
    with closing(sqlite3.connect(":memory:")) as copy:
        copy.execute("CREATE TABLE accounts_user (id, password)")
        copy.execute("CREATE TABLE wagtailcore_revision (id, approved_go_live_at)")
        copy.execute("INSERT INTO accounts_user VALUES (?, '')", (editor.pk,))
        story.refresh_from_db()
        copy.execute(
            "INSERT INTO wagtailcore_revision VALUES (?, NULL)", (story.latest_revision_id,)
        )
        visits.prepare(copy, editor, story)
        (password,) = copy.execute("SELECT password FROM accounts_user").fetchone()
        (due,) = copy.execute("SELECT approved_go_live_at FROM wagtailcore_revision").fetchone()
    assert check_password(visits.PASSWORD, password)
    assert parse_datetime(due)


def test_the_desk_is_walked_by_its_links_and_nobody_is_logged_out():
    page = '<a href="/desk/stories/">, {"url": "/desk/images/"}, "/desk/logout/", "/desk/x/?p=2"'
    found = [one for one in visits.LINK.findall(page) if not visits.NOT_VISITED.search(one)]
    assert found == ["/desk/stories/", "/desk/images/"]
