"""An agency's kill withdraws the stories that were made of the item.

A live story is withdrawn at once, or the desk is alarmed where the edition wants only that. What
is scheduled is taken off the schedule. Nothing of it can be published (``holds``). Its pictures are
out of use (``pictures.withdrawing``).
"""

from __future__ import annotations

import logging

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from djeli.accounts.models import User
from djeli.press.runs.urgency import press_at_once
from djeli.stories.models import Article, Edition, Withdrawal
from djeli.stories.versions import withheld
from djeli.wire.formats.states import STOPS
from djeli.wire.models import Stop, Take, WireItem
from djeli.wire.pictures import withdrawing

logger = logging.getLogger(__name__)
LOGGED_AS = "djeli.wire.stop"


def stories_of(guid: str) -> QuerySet[Article]:
    """The stories that were made of an item, and their translations."""
    taken = Take.objects.filter(item__guid=guid).values("story_id")
    return Article.objects.filter(Q(pk__in=taken) | Q(translation_of__in=taken)).order_by("pk")


def reach(item: WireItem) -> None:
    """Let the order of ``item`` reach every story. One that cannot be withdrawn now holds up none
    of the others: ``catch_up`` tries again."""
    if not WireItem.objects.filter(pk=item.pk, pub_status__in=STOPS).exists():
        return
    withdrawing.follow(item)
    for pk in list(stories_of(item.guid).values_list("pk", flat=True)):
        try:
            with transaction.atomic():
                _stop(Article.objects.select_for_update(of=("self",)).get(pk=pk), item)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            logger.exception("story %s could not be withdrawn after a kill", pk)
    transaction.on_commit(press_at_once)


def catch_up() -> list[str]:
    """Do what a kill left undone: the clock's work. A line for each story that is still live."""
    withdrawing.catch_up()
    taken = Take.objects.filter(item__pub_status__in=STOPS, story__live=True)
    troubles = []
    for take in taken.select_related("item", "story"):
        if must_be_withdrawn() or not Stop.objects.filter(story=take.story).exists():
            reach(WireItem.objects.get(guid=take.item.guid, is_newest=True))
            if must_be_withdrawn() and Article.objects.filter(pk=take.story_id, live=True).exists():
                troubles.append(f"“{take.story}” is still live, but its agency has killed it")
    return troubles


def must_be_withdrawn() -> bool:
    """False if the edition wants to be alarmed only."""
    return bool(Edition.load().kill_policy == Edition.KillPolicy.WITHDRAW)


def _stop(story: Article, item: WireItem) -> None:
    was_scheduled = bool(
        story.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
    )
    deed = Stop.Deed.HELD
    if story.live:
        deed = Stop.Deed.WITHDRAWN if must_be_withdrawn() else Stop.Deed.ALARM
    told = Stop.objects.filter(story=story, status=item.pub_status)
    if deed == Stop.Deed.WITHDRAWN:
        _tell_readers(story, item)
        story.unpublish(log_action="wagtail.unpublish")
    elif told.exists() and not was_scheduled:
        return
    if deed != Stop.Deed.ALARM:
        withheld.withhold_all(story.pk, _("The agency has withdrawn this copy."))
    reason = item.ednote or item.headline
    Stop.objects.create(story=story, item=item, deed=deed, status=item.pub_status, reason=reason)
    data = {"agency": item.agency_name, "reason": reason, "deed": str(deed), "guid": item.guid}
    log(instance=story, action=LOGGED_AS, data=data)


def _tell_readers(story: Article, item: WireItem) -> None:
    """A sentence at the story's address. The agency's own reason is for the newsroom."""
    reason = " ".join(filter(None, (item.agency_name, item.ednote or item.headline)))
    note = _("The agency that sent this story has withdrawn it.")
    Withdrawal.objects.create(story=story, reason=reason[:300], note=note)


def unseen() -> QuerySet[Stop]:
    """What kills did that nobody at the desk has seen yet."""
    return Stop.objects.filter(seen_at__isnull=True).select_related("story__agency", "item")


def see(stop: Stop, user: User) -> None:
    """Say that somebody has seen what a kill did; safe to repeat."""
    Stop.objects.filter(pk=stop.pk, seen_at__isnull=True).update(
        seen_by=user, seen_at=timezone.now()
    )
