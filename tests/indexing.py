"""Wagtail's index tasks cost more than the saving that asks for them, and few tests look at what they write.

A test that searches the desk, asks what uses a picture or deletes one carries ``pytest.mark.indexed``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import TaskResult

# By name: the modules that hold them need the backend first.
INDEXING = {
    "modelsearch.tasks.insert_or_update_object_task",
    "wagtail.tasks.update_reference_index_task",
}
_left_out = set(INDEXING)


class WithoutIndexes(ImmediateBackend):
    """Runs each task at once, except those that index."""

    def _execute_task(self, task_result: TaskResult[Any]) -> None:
        if task_result.task.module_path not in _left_out:
            super()._execute_task(task_result)


def is_on() -> bool:
    return not _left_out


@contextmanager
def indexed() -> Iterator[None]:
    """Index all that is saved in here."""
    _left_out.clear()
    yield
    _left_out.update(INDEXING)
