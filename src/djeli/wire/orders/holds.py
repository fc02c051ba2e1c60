"""What keeps a story from being published: a kill, or an embargo that lasts or is unclear.

The items are checked at the moment of publication. A time copied into the story's schedule would be
wrong after the agency changed it, and could be cleared by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from djeli.accounts.models import User
from djeli.stories.models import Article
from djeli.stories.readiness import Lack
from djeli.wire.models import EmbargoRuling, Take, WireItem
from djeli.wire.orders.kills import must_be_withdrawn, stories_of

DECIDED = "djeli.wire.embargo"
CLEARED = "djeli.wire.embargo_cleared"


def holds_on(story: Article) -> Iterator[Lack]:
    """What the items that ``story`` was made of forbid, the story's own time to appear in mind."""
    if story.pk is None:
        return
    origins = [pk for pk in (story.pk, story.translation_of_id) if pk]
    guids = Take.objects.filter(story_id__in=origins).values("item__guid")
    items = WireItem.objects.filter(guid__in=guids, is_newest=True).defer("content", "blocks")
    if connection.in_atomic_block:
        # A kill that comes meanwhile waits, and then finds the story live.
        items = items.select_for_update(of=("self",))
    for item in items:
        yield from _holds_of(item, story)


def _holds_of(item: WireItem, story: Article) -> Iterator[Lack]:
    agency = item.agency_name or _("The agency")
    if item.is_stopped:
        if must_be_withdrawn() or not _is_live(story):
            told = _("%s has killed the item this story was made from.")
            if item.pub_status == "withheld":
                told = _("%s is withholding the item this story was made from.")
            yield Lack("title", told % agency)
        return
    if not (item.has_unclear_embargo or item.embargoed_until) or _is_live(story):
        return
    is_clear, until = embargo_of(item)
    if not is_clear:
        yield Lack("go_live_at", _unclear(item, agency))
    elif until and until > max(filter(None, (timezone.now(), story.go_live_at))):
        at = date_format(timezone.localtime(until), "j F Y, H:i")
        told = _("%(agency)s has an embargo on it until %(at)s. Schedule it for then or later.")
        yield Lack("go_live_at", told % {"agency": agency, "at": at})


def _unclear(item: WireItem, agency: str) -> str:
    told = _(
        "%(agency)s has an embargo on it that cannot be read (“%(words)s”). An editor must "
        "decide on the item’s page in the wire."
    )
    return told % {"agency": agency, "words": item.embargo}


def embargo_of(item: WireItem) -> tuple[bool, datetime | None]:
    """Whether it is clear until when an item is embargoed, and that instant; None for no embargo.

    An editor's ruling on the agency's words holds: where they are no instant, or where the editor
    has lifted the embargo.
    """
    if not (item.has_unclear_embargo or is_embargoed(item)):
        return True, item.embargoed_until
    ruling = EmbargoRuling.objects.filter(guid=item.guid, embargo=words_of(item)).first()
    if ruling is None:
        return not item.has_unclear_embargo, item.embargoed_until
    return True, ruling.until


def is_embargoed(item: WireItem) -> bool:
    """True if the agency's embargo, as an instant, is not over."""
    return item.embargoed_until is not None and item.embargoed_until > timezone.now()


def words_of(item: WireItem) -> str:
    """The embargo as a ruling names it."""
    if item.embargo or item.embargoed_until is None:
        return item.embargo
    return item.embargoed_until.isoformat()


def rule_on_embargo(item: WireItem, user: User, until: datetime | None, reason: str = "") -> None:
    """Decide until when an item is embargoed; None: there is no embargo, or it is lifted."""
    words = words_of(item)
    EmbargoRuling.objects.create(
        guid=item.guid, embargo=words, until=until, decided_by=user, reason=reason[:300]
    )
    data = {"words": words, "until": until.isoformat() if until else "", "reason": reason}
    log(instance=item, action=DECIDED, user=user, data=data)
    for story in stories_of(item.guid):
        log(instance=story, action=DECIDED, user=user, data=data)


def note_cleared(story: Article, user: User | None) -> datetime | None:
    """The embargo's end if ``story`` is no longer scheduled for it: that is logged, once for each
    end. None where all is well."""
    items = WireItem.objects.filter(takes__story=story, is_newest=True).defer("content", "blocks")
    ends = [until for item in items for _is_clear, until in [embargo_of(item)] if until]
    until = max(ends, default=None)
    at = story.go_live_at
    if until is None or until <= timezone.now() or (at and at >= until):
        return None
    data = {"until": until.isoformat(), "scheduled": at.isoformat() if at else ""}
    last = PageLogEntry.objects.filter(page=story.pk, action=CLEARED).order_by("-pk").first()
    if last is None or last.data != data:
        log(instance=story, action=CLEARED, user=user, data=data)
    return until


def schedule_of(item: WireItem) -> datetime | None:
    """When a story of ``item`` may appear, on the full minute, which is what the form shows; None
    where that is now, or not clear."""
    _is_clear, until = embargo_of(item)
    if until is None or until <= timezone.now():
        return None
    full = until.replace(second=0, microsecond=0)
    return full if full == until else full + timedelta(minutes=1)


def _is_live(story: Article) -> bool:
    return Article.objects.filter(pk=story.pk, live=True).exists()
