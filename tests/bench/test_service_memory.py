"""`djeli bench memory`: what it reads of processes, and what it prepares in the copy."""

import os
import sqlite3
from contextlib import closing

import pytest
from django.contrib.auth.hashers import check_password
from django.core.management import CommandError, call_command
from django.utils.dateparse import parse_datetime

from djeli.bench import service_memory, visits
from djeli.bench.servers import Server
from tests import newsroom
from tests.desk import logins


def test_the_memory_of_a_process_has_parts_and_a_total():
    found = service_memory._memory(Server(os.getpid(), 0))
    pss, anonymous, files, own = found["supervisor"]
    assert pss > 50, "this process has Django loaded"
    assert anonymous + files <= pss + 0.2
    assert own > 0
    assert found["all"] == pytest.approx([sum(each) for each in zip(*others(found), strict=True)])


def others(found):
    return [sizes for name, sizes in found.items() if name != "all"]


@pytest.mark.django_db
def test_an_edition_without_a_story_is_one_clear_line():
    logins.user("Editors")
    with pytest.raises(CommandError, match="no live story"):
        call_command("bench", "memory", "--here", "--json")


def test_another_database_is_refused(monkeypatch):
    monkeypatch.setattr(service_memory.connection, "vendor", "postgresql")
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
