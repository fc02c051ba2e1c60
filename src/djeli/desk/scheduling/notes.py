"""What a scheduled story says of itself in the editor; saving it keeps what is scheduled."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from djeli.desk.panels.schedule import zone_name

OVERWRITTEN = "overwrite_revision_id"
"""Wagtail's field for the version that an autosave writes over."""


class TellsSchedule:
    """For the editor of a story."""

    scheduled_revision: Any
    page: Any
    page_perms: Any

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.scheduled_revision:
            messages.info(request, self.schedule_note(request))
        return super().get(request, *args, **kwargs)  # type: ignore[misc]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """No autosave writes over the version that is scheduled: it would be off the clock."""
        scheduled = self.scheduled_revision
        if scheduled and request.POST.get(OVERWRITTEN) == str(scheduled.pk):
            kept = request.POST.copy()
            del kept[OVERWRITTEN]
            request.POST = kept  # type: ignore[assignment]
        return super().post(request, *args, **kwargs)  # type: ignore[misc]

    def schedule_note(self, request: HttpRequest) -> SafeString:
        scheduled = self.scheduled_revision
        is_newest = scheduled.pk == self.page.latest_revision_id
        may = self.page_perms.can_publish()
        said = _("Scheduled: goes live on %s.") % in_words(scheduled.approved_go_live_at)
        if not is_newest:
            said += " " + _("What was changed after scheduling does not go out with it.")
        elif may:
            said += " " + _("You can write on and move it: press “at …” again when done.")
        if not self.page_perms.can_unschedule():
            return format_html("{}", said)
        address = reverse(
            "wagtailadmin_pages:revisions_unschedule", args=[self.page.pk, scheduled.pk]
        )
        return format_html(
            '{} <span class="buttons"><button type="button" class="button button-small'
            ' button-secondary" data-controller="w-action" data-action="w-action#post"'
            ' data-w-action-url-value="{}">{}</button></span>',
            said,
            address,
            _("Cancel the schedule"),
        )


def in_words(at: datetime) -> str:
    """The day, the time and whose clock: Monday, 30 November, 06:00, Lagos time (WAT, UTC+1)."""
    return f"{date_format(timezone.localtime(at), 'l, j F, H:i')}, {zone_name()}"
