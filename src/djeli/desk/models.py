"""The desk's own rows: tasks that wait, and drafts in the bin."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


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


class Binned(models.Model):
    """A draft in the bin: since when, and who put it there. Deleting the row puts it back. ``slug``
    is the draft's own, which another page may have taken meanwhile.
    """

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, primary_key=True, related_name="binned"
    )
    slug = models.CharField(max_length=255)
    at = models.DateTimeField(_("put in the bin at"), auto_now_add=True, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("draft in the bin")
        verbose_name_plural = _("drafts in the bin")

    def __str__(self) -> str:
        return str(self.page)
