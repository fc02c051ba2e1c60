"""What is due: stories to publish, expired ones to take down, rights to pictures that run out.

Wagtail's own command, `publish_scheduled`, does the same and stops at the first row that fails;
here each row stands alone, so one story that cannot be published does not hold up the others.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from django.apps import apps
from django.conf import settings
from django.db import InterfaceError, OperationalError, models, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from djeli.cli.refusals import first_line
from djeli.desk.tasks import afterwards
from djeli.feeds.sitemaps.news import turn_window
from djeli.press.api import last_change
from djeli.press.runs.receipts import begin, issue
from djeli.press.store.current import current_store
from djeli.press.store.files.damage import StoreUnusable
from djeli.stories.corrections.record import settle
from djeli.stories.lineups import set_current_line_up
from djeli.stories.lists.expiry import over
from djeli.stories.models import Article
from djeli.stories.new_edition import has_edition
from djeli.stories.public_files.rights import note_expiry
from djeli.stories.versions.heads import publish_head
from djeli.wire.orders import terms
from djeli.wire.orders.kills import catch_up

logger = logging.getLogger(__name__)


def keep_schedule() -> list[str]:
    """Take down what has expired, publish what is due; a line for each row that failed.

    Where the database is gone or locked the error comes out: that is no row's own trouble.
    """
    return _with_receipt(_keep_schedule)


def _with_receipt(job: Callable[[], list[str]]) -> list[str]:
    """Do ``job`` and press what it changed, with a receipt of the clock's own: else the change
    would stand in the receipt of whoever acts next."""
    if not settings.PRESS_FOLLOWS_REQUESTS:
        return job()
    store = current_store()
    try:
        begun, changes = begin(store), last_change()
    except StoreUnusable as error:
        with afterwards():
            return [*_keep_schedule(), f"pages not updated yet: {first_line(error)}"]
    with afterwards():
        troubles = job()
        if last_change() != changes:
            try:
                issue(store, begun, by="")
            except StoreUnusable as error:
                troubles.append(f"pages not updated yet: {first_line(error)}")
    return troubles


def _keep_schedule() -> list[str]:
    troubles = catch_up()
    terms.flag_ended()
    if ended := note_expiry():
        logger.info("rights of %d pictures expired or were extended", ended)
    for row in list(_expired()):
        try:
            with transaction.atomic():
                row.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            troubles.append(f"“{row}” could not be withdrawn: {first_line(error)}")
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    for revision in due.order_by("approved_go_live_at"):
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            troubles.append(f"“{revision.object_str}” could not be published: {first_line(error)}")
    return troubles


def _expired() -> Iterator[DraftStateMixin]:
    """Live rows of every kind with drafts whose time is over, pages as the stories they are; a
    story's is over with the agency's terms too."""
    now = timezone.now()
    ended = over(now) if not terms.must_be_flagged() else Q(expire_at__lte=now)
    yield from Article.objects.filter(ended, live=True).order_by("pk")
    drafted = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    for model in [Page, *(model for model in drafted if not issubclass(model, Page))]:
        manager: models.Manager[models.Model] = model._default_manager
        for row in manager.filter(live=True, expire_at__lt=now).order_by("expire_at"):
            if not (isinstance(row, Page) and row.specific_class is Article):
                yield row.specific if isinstance(row, Page) else row


def turn_line_up() -> list[str]:
    """Let readers see the line-up whose time has come, whoever is at work at the desk."""
    return _with_receipt(_turn_line_up)


def _turn_line_up() -> list[str]:
    if has_edition() and set_current_line_up():
        logger.info("the front shows its next line-up")
    return []


def settle_corrections() -> list[str]:
    """Let corrections go to the foot of their stories whose time at the top is over."""
    if has_edition() and (count := settle()):
        logger.info("%d corrections now stand at the foot of their stories", count)
    return []


def publish_chain_head() -> list[str]:
    """Let readers have today's head of the chain of versions."""
    publish_head()
    return []


def turn_news() -> list[str]:
    """Let stories that are older than two days leave the news sitemap."""
    if has_edition():
        turn_window()
    return []
