"""What goes into the bin, is put back, or is deleted for good."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import ProtectedError, Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from djeli.accounts.models import User
from djeli.desk import rights
from djeli.desk.bin.refusals import is_of_bin, why_kept
from djeli.desk.models import Binned
from djeli.stories.slugs.free import free_slug

logger = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=30)


class NotForTheBin(ValueError):
    """The page is kept; the text says why, and what to do instead."""


@transaction.atomic
def put_in(page: Page, user: User | None = None) -> None:
    """Put a draft into the bin: out of review, off the schedule, unlocked, its address free.

    Raises NotForTheBin for what readers have seen, and for other kinds of page.
    """
    kept = why_kept(page)
    if kept or not is_of_bin(page):
        raise NotForTheBin(kept or f"{page!r} is no kind of page that goes to the bin")
    if Binned.objects.filter(pk=page.pk).exists():
        return
    if page.current_workflow_state:
        page.current_workflow_state.cancel(user=user)
    page.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
    Binned.objects.create(page=Page.objects.get(pk=page.pk), slug=page.slug, by=user)
    _lay_slug(page, f"bin-{page.pk}", locked=False, locked_by=None, locked_at=None)
    log(instance=page, action="djeli.bin", user=user)


@transaction.atomic
def put_back(binned: Binned, user: User | None = None) -> Page:
    """Take a draft out of the bin: it is again what it was, where it was.

    Where another page has taken its address meanwhile it has the next that is free.
    """
    page: Page = binned.page.specific
    slug = free_slug(page, binned.slug, page.get_parent())
    binned.delete()
    _lay_slug(page, slug)
    if slug != binned.slug:
        latest = page.get_latest_revision_as_object()
        latest.slug = slug
        latest.save_revision(user=user, changed=False, clean=False)
    log(instance=page, action="djeli.put_back", user=user)
    return page


def seen_in_bin(user: User) -> QuerySet[Binned]:
    """What ``user`` sees in the bin, and may put back: editors all, writers their own."""
    binned = Binned.objects.select_related("page", "page__owner", "by").order_by("-at")
    if rights.may_change(user):
        return binned
    own = Q(page__owner=user) if rights.may_write(user) else Q(pk__in=[])
    return binned.filter(own)


def empty(at: datetime | None = None) -> list[str]:
    """Delete what has lain in the bin for thirty days; a line for each that failed. The clock's."""
    troubles = []
    for binned in Binned.objects.filter(at__lt=(at or timezone.now()) - KEPT_FOR):
        try:
            with transaction.atomic():
                binned.page.specific.delete()
        except (OperationalError, InterfaceError):
            raise
        except ProtectedError as error:
            troubles.append(f"“{binned}” stays in the bin: {error.args[0]}")
        else:
            logger.info("the draft “%s” was in the bin for thirty days and is deleted", binned)
    return troubles


def goes_at(binned: Binned) -> datetime:
    """When the clock will delete it."""
    return binned.at + KEPT_FOR


def _lay_slug(page: Page, slug: str, **fields: Any) -> None:
    """Past ``save``: a draft has no readers who would have to be led to its new address."""
    url_path = f"{page.url_path.rstrip('/').rpartition('/')[0]}/{slug}/"
    Page.objects.filter(pk=page.pk).update(slug=slug, url_path=url_path, **fields)
    page.slug, page.url_path = slug, url_path
