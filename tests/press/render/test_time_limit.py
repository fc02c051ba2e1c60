"""One page that takes for ever holds up no other, whoever renders it."""

import fcntl
import json
import logging
import subprocess
import sys
import threading
import time

import pytest

from djeli.press.render import time_limit
from djeli.press.render.snapshot import last_change
from djeli.press.render.time_limit import GivenUp, limited
from djeli.press.runs import follow_lock, log_step
from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press_waiting
from djeli.press.store.records import Failure
from djeli.stories.models import Article
from tests import newsroom
from tests.press.asking import text

pytestmark = pytest.mark.django_db
ADDRESS = "/politics/africa/the-bridge-opens/"


@pytest.fixture
def story(store, settle):
    made = newsroom.story(newsroom.section("africa", newsroom.section("politics")))
    settle()
    return made


@pytest.fixture
def endless(monkeypatch):
    """Stories take for ever from now on; how often one was begun."""
    begun = []

    def never_ends(*_):
        begun.append(1)
        while True:
            time.sleep(0.01)

    monkeypatch.setattr(time_limit, "LIMIT", 0.2)
    monkeypatch.setattr("djeli.web.pages.article._lead", never_ends)
    return begun


def test_a_page_that_takes_for_ever_is_given_up_and_all_others_are_pressed(
    store, story, endless, caplog
):
    Article.objects.filter(pk=story.pk).update(title="The bridge sways")
    with caplog.at_level(logging.ERROR):
        outcome = follow(store)

    assert outcome.failed == {ADDRESS: "it took longer than 0.2 s"}
    assert "The bridge sways" in text(store, "/")
    assert "The bridge opens" in text(store, ADDRESS)
    assert f"{ADDRESS} could not be rendered: it took longer" in caplog.text


def test_a_page_that_took_too_long_is_not_tried_with_the_next_publication(store, story, endless):
    for title in ("The bridge sways", "The bridge falls"):
        Article.objects.filter(pk=story.pk).update(title=title)
        follow(store)

    assert len(endless) == 1
    assert "The bridge falls" in text(store, "/")


def test_it_is_tried_again_by_itself_and_the_failure_goes(store, story, endless, monkeypatch):
    Article.objects.filter(pk=story.pk).update(title="The bridge sways")
    follow(store)
    monkeypatch.undo()
    press_waiting(store, retry_after=0)

    with store.reading() as reading:
        assert reading.failures.all() == []
    assert "The bridge sways" in text(store, ADDRESS)


def test_what_was_slow_for_long_rests_as_long(monkeypatch):
    now = time.time()
    slow = Failure("/", "it took longer than 10 s", since=now - 400, tried=now - 300)
    other = Failure("/", "RuntimeError: fault", since=now - 400, tried=now - 300)

    assert not slow.rests(30)
    monkeypatch.setattr(time, "time", lambda: now - 250)
    assert slow.rests(30)
    assert not other.rests(30)


def test_a_reader_of_a_page_that_takes_for_ever_is_told_and_not_kept(reader, store, endless):
    newsroom.story(newsroom.section("africa", newsroom.section("politics")))

    assert reader.get(ADDRESS)[0] == 503
    assert reader.get(ADDRESS)[0] == 503
    assert len(endless) == 1, "whoever asks next does not wait"


def test_what_cannot_be_stopped_is_told_of_at_once(monkeypatch):
    monkeypatch.setattr(time_limit, "LIMIT", 0.05)
    told = threading.Event()
    heard = []

    def hang():
        with limited(told.set):
            threading.Event().wait(0.5)  # one call into the system, which no exception ends
            heard.append(told.is_set())

    with pytest.raises(GivenUp):
        hang()
    assert told.is_set()
    assert heard in ([], [True])


def test_who_is_done_in_time_is_left_alone(monkeypatch):
    monkeypatch.setattr(time_limit, "LIMIT", 0.05)
    told = []
    with limited(lambda: told.append(1)):
        pass
    time.sleep(0.1)
    assert told == []


def test_renders_share_one_thread(monkeypatch):
    """Where cores are busy, each thread that must be started is a wait for one."""
    with limited(lambda: None):
        pass  # which starts it, if nobody has before
    started, real = [], threading.Thread.start
    monkeypatch.setattr(
        threading.Thread, "start", lambda self: (started.append(self.name), real(self))
    )

    for _ in range(20):
        with limited(lambda: None):
            pass

    assert started == []


def test_a_limit_that_is_due_before_the_others_is_kept(monkeypatch):
    def hang():
        with limited(lambda: None):
            while True:
                pass

    with limited(lambda: None):  # ten seconds
        monkeypatch.setattr(time_limit, "LIMIT", 0.05)
        with pytest.raises(GivenUp):
            hang()


FORKED = """
import os
from djeli.press.render import time_limit
with time_limit.limited(lambda: None):
    pass
child = os.fork()
if not child:
    time_limit.LIMIT = 0.05
    try:
        with time_limit.limited(lambda: None):
            while True:
                pass
    except time_limit.GivenUp:
        os._exit(7)
os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def test_a_forked_process_keeps_the_limit():
    assert subprocess.run([sys.executable, "-c", FORKED], timeout=60).returncode == 7


def test_a_process_that_hangs_with_the_lock_is_not_waited_for(store, story, monkeypatch):
    monkeypatch.setattr(follow_lock, "HELD_AT_MOST", 0.1)
    with (store.path / "following.lock").open("a+b", buffering=0) as hung:
        fcntl.flock(hung, fcntl.LOCK_EX)
        hung.truncate(0)
        hung.write(b"%.3f" % time.monotonic())
        Article.objects.filter(pk=story.pk).update(title="The bridge sways")
        follow(store)
        assert "The bridge sways" in text(store, "/")
        with follow_lock.follow_lock(store) as is_taken:
            assert not is_taken
    with follow_lock.follow_lock(store) as is_taken:
        assert is_taken


def test_who_follows_late_takes_back_nothing_of_what_came_after(store, story, monkeypatch):
    """Two at once: the first has rendered, and comes to store it when the second is through."""
    render, key = log_step.render_batch, f"wagtailcore_page:{story.pk}"

    def overtaken(store, targets, number):
        made = render(store, targets, number)
        Article.objects.filter(pk=story.pk).update(title="The bridge falls")
        newest = last_change()
        with store.writing() as writing:  # what another process does meanwhile
            writing.apply({key: newest}, newest)
        return made

    monkeypatch.setattr(log_step, "render_batch", overtaken)
    Article.objects.filter(pk=story.pk).update(title="The bridge sways")
    follow(store)

    with store.reading() as reading:
        newest = last_change()
        assert reading.applied == newest
        assert reading.index.changed_at(key) == newest
        assert reading.queue.has("/"), "what was rendered of the state before is not taken for new"


def test_the_failures_of_older_stores_are_read(store):
    with store.writing() as writing:
        writing._tables.put("failures", "/", json.dumps(["fault", 1.0, 2.0]).encode())
    with store.reading() as reading:
        assert not reading.failures.is_too_slow("/", 30)
