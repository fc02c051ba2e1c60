"""The desk's own rows: what waits, drafts in the bin, assignments, calendars, saved views."""

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


class Assignment(models.Model):
    """What somebody is to bring, and by when. ``story`` is what became of it; ``dropped_at`` says
    that nothing will."""

    what = models.CharField(
        _("what"), max_length=200, help_text=_("The story in a line. It becomes its headline.")
    )
    people = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        blank=True,
        related_name="assignments",
        help_text=_("They see it on their dashboard and in their calendar."),
    )
    section = models.ForeignKey(
        "stories.Section",
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    due_at = models.DateTimeField(_("due"), db_index=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    pictures = models.CharField(
        _("pictures wanted"), max_length=250, blank=True, help_text=_("If empty: none.")
    )
    story = models.OneToOneField(
        "wagtailcore.Page",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="assignment",
    )
    dropped_at = models.DateTimeField(null=True, blank=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["due_at", "pk"]

    def __str__(self) -> str:
        return self.what


class CalendarAddress(models.Model):
    """The secret in the address of a user's calendar: another one ends the old address."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="calendar_address",
    )
    nonce = models.CharField(max_length=32)

    class Meta:
        verbose_name = _("address of a calendar")
        verbose_name_plural = _("addresses of calendars")

    def __str__(self) -> str:
        return str(self.user)


class SavedView(models.Model):
    """A view of the list of stories that a user has saved. ``query`` is what the address says."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views"
    )
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=1000)

    is_shown = False

    class Meta:
        db_table = "desk_saved_view"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="desk_saved_view_once")
        ]

    def __str__(self) -> str:
        return self.name
