"""One draft of one form, though its answer was lost on the way.

A form of a new page carries a number of its own. On a line that breaks, a draft may be made and the
browser not hear of it: it sends the form again, which would make a second draft beside the first.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from wagtail.actions.delete_page import DeletePageAction
from wagtail.models import Page

FIELD = "desk-draft"
LONGEST = 40
KEPT = timedelta(hours=1)


class OneDraft:
    """For the view that makes a page: what comes again replaces the draft that came of it before,
    as long as nobody has touched that since."""

    page: Any

    def post(self, request: HttpRequest) -> HttpResponseBase:
        number = request.POST.get(FIELD, "")
        if not number.isalnum() or len(number) > LONGEST:
            return self._made(request)
        key = f"desk.draft.{request.user.pk}.{number}"
        earlier = _untouched(cache.get(key), request.user.pk)
        if earlier is None:
            response = self._made(request)
        else:
            # In one step: a form with faults makes nothing, and leaves what was there.
            with transaction.atomic():
                # Its maker may, whatever may be deleted otherwise.
                DeletePageAction(earlier, request.user).execute(skip_permission_checks=True)
                response = self._made(request)
                if not self.page.pk:
                    transaction.set_rollback(True)
        if self.page.pk:
            cache.set(key, self.page.pk, KEPT.total_seconds())
        return response

    def _made(self, request: HttpRequest) -> HttpResponseBase:
        response: HttpResponseBase = super().post(request)  # type: ignore[misc]
        return response


def _untouched(pk: int | None, user: int | None) -> Page | None:
    """That draft where it is as its first form made it."""
    since = timezone.now() - KEPT
    drafts = Page.objects.filter(owner=user, live=False, first_published_at=None)
    found = drafts.filter(pk=pk, latest_revision_created_at__gte=since).first()
    if found is None or found.revisions.count() != 1 or found.current_workflow_state:
        return None
    return found.specific
