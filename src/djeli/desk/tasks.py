"""Background tasks of Wagtail (search index, references), run after readers have the change.

Wagtail queues them in the middle of a publication, and they take a tenth of it. A task is written
down in the change's own transaction, so neither can be without the other, and called when the
request that made the change has pressed it; the same task, asked for twice, once. Where nobody
called it (the process was killed, the task failed) the clock does.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import Error as DatabaseError
from django.db import connection, transaction
from django.utils.module_loading import import_string
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import TaskResult

from djeli.desk.models import WaitingTask

logger = logging.getLogger(__name__)

GRACE = 5.0
"""Seconds for which a task is left to the request that queued it."""
PAUSE = 60.0
"""Seconds until a task that failed is called again: so many more each time."""
TRIES = 10
MOST = 500
"""Tasks that the clock calls at one tick."""
# Taken again, not left alone: so PostgreSQL lets nobody call it before this transaction is done.
WRITE = (
    "INSERT INTO desk_waiting_task (path, arguments, due_at, tries) VALUES (%s, %s, %s, 0)"
    " ON CONFLICT (path, arguments) DO UPDATE SET due_at = excluded.due_at, tries = 0"
)

Call = tuple[str, str]
"""A task's path, and its arguments as JSON."""
_asked_for: ContextVar[dict[Call, None] | None] = ContextVar("asked_for", default=None)


class AfterTheChange(ImmediateBackend):
    """Calls at once what is asked for outside of a transaction; the rest when that is done."""

    def _execute_task(self, task_result: TaskResult[Any]) -> None:
        if not connection.in_atomic_block or task_result.kwargs:
            super()._execute_task(task_result)
            return
        call = task_result.task.module_path, json.dumps(task_result.args)
        with connection.cursor() as cursor:
            cursor.execute(WRITE, [*call, time.time() + GRACE])
        asked_for = _asked_for.get()
        if asked_for is None:
            # Robust: who has saved something has saved it, whatever comes of this.
            transaction.on_commit(lambda: _call(*call), robust=True)
        else:
            asked_for[call] = None


@contextmanager
def afterwards() -> Iterator[None]:
    """Call what is asked for inside when the block is left."""
    asked_for: dict[Call, None] = {}
    token = _asked_for.set(asked_for)
    try:
        yield
    finally:
        _asked_for.reset(token)
        try:
            for call in asked_for:
                _call(*call)
        except DatabaseError as error:
            logger.error("the desk's tasks wait for the clock: %s", error)


def call_waiting() -> list[str]:
    """Call what nobody has called in time; a line for each that failed. The clock's work."""
    due = WaitingTask.objects.filter(due_at__lte=time.time()).order_by("pk")
    calls = list(due.values_list("path", "arguments")[:MOST])
    return [trouble for call in calls if (trouble := _call(*call))]


def _call(path: str, arguments: str) -> str:
    """Call a task that waits, if nobody else has; gives what went wrong.

    Raises Django's database errors where that cannot even be written down.
    """
    waiting = WaitingTask.objects.filter(path=path, arguments=arguments)
    try:
        with transaction.atomic():
            # Who takes the row away calls it; both count, or neither.
            if waiting.delete()[0]:
                import_string(path).call(*json.loads(arguments))
    except ObjectDoesNotExist:
        waiting.delete()  # it was deleted meanwhile, and what was written of it with it
    except Exception as error:
        return _put_off(waiting, f"{path}{arguments} failed: {type(error).__name__}: {error}")
    return ""


def _put_off(waiting: Any, trouble: str) -> str:
    row = waiting.first()
    if row is not None:
        row.tries += 1
        row.due_at = time.time() + PAUSE * row.tries
        if row.tries >= TRIES:
            row.delete()
        else:
            row.save()
    logger.error(trouble)
    return trouble
