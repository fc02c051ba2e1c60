"""Wagtail's tasks: what is written down of them, and when they are called."""

from types import SimpleNamespace

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import RequestFactory
from wagtail.models import ReferenceIndex
from wagtail.tasks import update_reference_index_task

from djeli.desk import tasks
from djeli.desk.middleware import TasksMiddleware
from djeli.desk.models import WaitingTask
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def called(monkeypatch):
    """Headlines of what was indexed, in order."""
    found = []

    def note(story):
        found.append(story.title)

    monkeypatch.setattr(ReferenceIndex, "create_or_update_for_object", note)
    return found


@pytest.fixture
def story(db):
    made = newsroom.filler(newsroom.section("africa"), "The ferry is back", slug="ferry")
    WaitingTask.objects.all().delete()
    return made


def ask(story):
    backend = tasks.AfterTheChange("default", {})
    backend.enqueue(update_reference_index_task, ["stories", "article", str(story.pk)], {})


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """A block that ends as a transaction does outside of tests."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_it_is_called_at_once_where_nothing_is_being_changed(story, called, monkeypatch):
    monkeypatch.setattr(tasks, "connection", SimpleNamespace(in_atomic_block=False))
    ask(story)
    assert called == ["The ferry is back"]


def test_it_waits_for_the_change_and_is_called_once_however_often_it_was_asked_for(
    story, called, committed
):
    with committed():
        ask(story)
        ask(story)
        assert called == []
    assert called == ["The ferry is back"]
    assert not WaitingTask.objects.exists()


def test_what_is_taken_back_asks_for_nothing(story, called):
    with tasks.afterwards(), transaction.atomic():
        ask(story)
        transaction.set_rollback(True)
    assert called == []
    assert not WaitingTask.objects.exists()


def test_a_request_is_over_before_its_tasks_are_called(story, called):
    def view(request):
        with transaction.atomic():
            ask(story)
        assert called == []
        return "the answer"

    assert TasksMiddleware(view)(RequestFactory().post("/desk/")) == "the answer"
    assert called == ["The ferry is back"]


def test_what_a_killed_process_left_the_clock_calls_and_not_before_its_time(story, called):
    ask(story)  # and the process is killed just after the commit

    assert tasks.call_waiting() == []
    assert called == []
    with time_machine.travel(tasks.time.time() + tasks.GRACE + 1):
        assert tasks.call_waiting() == []
        assert called == ["The ferry is back"]
        assert tasks.call_waiting() == []
    assert called == ["The ferry is back"]


def test_what_fails_is_told_tried_again_ever_later_and_given_up(
    story, committed, monkeypatch, caplog
):
    def fail(story):
        raise ValueError("no room")

    monkeypatch.setattr(ReferenceIndex, "create_or_update_for_object", fail)
    with committed():
        ask(story)
    assert "no room" in caplog.text
    waiting = WaitingTask.objects.get()
    assert waiting.tries == 1

    for tries in range(2, tasks.TRIES + 1):
        assert tasks.call_waiting() == []
        with time_machine.travel(waiting.due_at + 1):
            (trouble,) = tasks.call_waiting()
            assert "no room" in trouble
            waiting = WaitingTask.objects.first()
            assert (waiting.tries if waiting else tasks.TRIES) == tries
    assert waiting is None


def test_a_story_that_is_gone_asks_for_nothing_more(story, called):
    with tasks.afterwards():
        with transaction.atomic():
            ask(story)
        story.delete()
    assert called == []
    assert not WaitingTask.objects.exists()


def test_a_task_that_nobody_can_call_does_not_hold_up_the_others(story, called):
    with tasks.afterwards():
        with transaction.atomic():
            ask(story)
        WaitingTask.objects.create(path="gone.away", arguments="[]", due_at=0)
    assert called == ["The ferry is back"]
    (trouble,) = tasks.call_waiting()
    assert "gone" in trouble


def test_a_fault_of_the_database_is_put_off_like_any_other(story, committed, monkeypatch, called):
    other = newsroom.filler(story.get_parent(), "The ferry is late", slug="late")
    WaitingTask.objects.all().delete()
    real = ReferenceIndex.create_or_update_for_object

    def fail(one):
        if one.pk == story.pk:
            raise IntegrityError("it does not fit")
        real(one)

    monkeypatch.setattr(ReferenceIndex, "create_or_update_for_object", fail)
    heard = []
    with committed():
        ask(story)
        ask(other)
        transaction.on_commit(lambda: heard.append("a later one"))

    assert heard == ["a later one"]
    assert called == ["The ferry is late"]
    assert WaitingTask.objects.get().tries == 1
    with time_machine.travel(WaitingTask.objects.get().due_at + 1):
        ask(other)
        WaitingTask.objects.filter(arguments__contains=str(other.pk)).update(due_at=0)
        (trouble,) = tasks.call_waiting()
    assert "it does not fit" in trouble
    assert called == ["The ferry is late"] * 2


def test_who_asks_anew_is_heard_as_often_as_the_first(story):
    ask(story)
    WaitingTask.objects.update(tries=9)
    ask(story)
    assert WaitingTask.objects.get().tries == 0
