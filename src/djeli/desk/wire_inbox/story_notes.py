"""What the editor of a story is told of the agency's orders and changes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from djeli.desk import rights
from djeli.stories.models import Article
from djeli.wire.follow_ups.taking import pending_for
from djeli.wire.orders.holds import note_cleared

MOST = 3


def tell_of_updates(request: HttpRequest, page: Any) -> None:
    """Say in the editor that the agency has changed what the story was made of."""
    if request.method != "GET" or not isinstance(page, Article) or not page.agency_id:
        return
    user: Any = request.user
    if not rights.may_submit(user):
        return
    for item in pending_for(page)[:MOST]:
        told = _("The agency has corrected its copy.")
        if "correct" not in item.signal:
            told = _("The agency has sent a new version of its copy.")
        address = reverse("desk_wire_compare", args=[item.pk, page.pk])
        words = format_html('{} <a href="{}">{}</a>', told, address, _("Compare and take it"))
        messages.warning(request, words)


def note_on_edit(request: HttpRequest, page: Any) -> None:
    """Warn who takes the agency's embargo off the schedule; the story's history says so too."""
    if not isinstance(page, Article) or not page.agency_id:
        return
    user: Any = request.user
    until = note_cleared(page, user)
    if until is not None and request.accepts("text/html"):
        at = date_format(localtime(until), "j F Y, H:i:s")
        told = _("The agency’s embargo holds until %s. The story cannot be published before.")
        messages.warning(request, told % at)
