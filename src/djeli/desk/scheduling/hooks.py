"""Says when a story that was just scheduled goes live."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from djeli.desk.scheduling.notes import in_words
from djeli.stories.models import Article


@hooks.register("after_publish_page")
def tell_time(request: HttpRequest, page: Page) -> None:
    if not isinstance(page, Article):
        return
    scheduled = page.scheduled_revision
    if scheduled is not None:
        at = in_words(scheduled.approved_go_live_at)
        messages.info(request, _("It goes live on %s.") % at)
