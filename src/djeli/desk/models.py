"""What the desk has still to do for itself."""

from __future__ import annotations

from django.db import models


class WaitingTask(models.Model):
    """A call of one of Wagtail's tasks, written down in the transaction of the change that asks for
    it. ``arguments`` is JSON, a list; ``due_at`` in seconds since 1970."""

    path = models.CharField(max_length=200)
    arguments = models.TextField()
    due_at = models.FloatField()
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "desk_waiting_task"
        constraints = [
            models.UniqueConstraint(fields=["path", "arguments"], name="desk_waiting_task_once")
        ]

    def __str__(self) -> str:
        return f"{self.path}{self.arguments}"
