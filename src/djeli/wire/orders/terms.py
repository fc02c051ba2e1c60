"""The end of an agency's terms of use: stories follow it when the agency changes it.

A story's own column says until when it may be shown. An editor may have changed it, so it follows
the agency only while it says what an earlier version of the item said; an earlier end always holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.log_actions import log
from wagtail.models import Revision

from djeli.stories.models import Article, Edition
from djeli.wire.models import Stop, Take, WireItem
from djeli.wire.orders.kills import stories_of

CHANGED = "djeli.wire.terms"
ENDED = "djeli.wire.terms_ended"


def follow(item: WireItem) -> None:
    """Let the stories that were made of the item follow what its newest version says."""
    for pk in list(stories_of(item.guid).values_list("pk", flat=True)):
        with transaction.atomic():
            _follow(Article.objects.select_for_update(of=("self",)).get(pk=pk), item)


def take_terms(sender: Any, story: Article, **_: Any) -> None:
    """Before a save: what was typed into an older form, or stands in an older draft, gives way."""
    if story.pk is None or story.usage_expires_at is None or not story.agency_id:
        return
    said, end = _said_of(story)
    if end is not None and _minute(story.usage_expires_at) in said:
        story.usage_expires_at = end


def flag_ended() -> None:
    """Warn the desk of live stories whose terms have ended, where it wants only that."""
    if not must_be_flagged():
        return
    for story in Article.objects.filter(live=True, usage_expires_at__lte=timezone.now()):
        end = _written(story.usage_expires_at)
        if not Stop.objects.filter(story=story, deed=Stop.Deed.TERMS_ENDED, status=end).exists():
            _tell(story, Stop.Deed.TERMS_ENDED, end)
            log(instance=story, action=ENDED, data={"end": end})


def must_be_flagged() -> bool:
    """True if the edition wants to be warned only."""
    return bool(Edition.load().terms_policy == Edition.TermsPolicy.ALARM)


def _follow(story: Article, item: WireItem) -> None:
    said, end = _said_of(story)
    before = story.usage_expires_at
    after = _new_end(before, said, end)
    if after != before:
        Article.objects.filter(pk=story.pk).update(usage_expires_at=after)
        told = {"agency": item.agency_name, "guid": item.guid}
        log(
            instance=story,
            action=CHANGED,
            data={**told, "before": _written(before), "end": _written(after)},
        )
        if story.expired and not story.live and (after is None or after > timezone.now()):
            _tell(story, Stop.Deed.TERMS_EXTENDED, _written(after), item)
    for revision in _drafts_of(story):
        _follow_in(revision, said, end)


def _follow_in(revision: Revision, said: set[datetime | None], end: datetime | None) -> None:
    written = revision.content.get("usage_expires_at")
    before = parse_datetime(written) if written else None
    after = _new_end(before, said, end)
    if after != before:
        revision.content["usage_expires_at"] = after.isoformat() if after else None
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def _drafts_of(story: Article) -> QuerySet[Revision]:
    """What may still be published: the last draft, and what is scheduled."""
    ids = [pk for pk in (story.latest_revision_id, story.live_revision_id) if pk]
    drafts: QuerySet[Revision] = story.revisions.filter(
        Q(pk__in=ids) | Q(approved_go_live_at__isnull=False)
    )
    return drafts


def _new_end(
    now: datetime | None, said: set[datetime | None], end: datetime | None
) -> datetime | None:
    """Until when a story may be shown that says ``now``."""
    if _minute(now) in said:
        return end
    return min(now, end) if now and end else now


def _said_of(story: Article) -> tuple[set[datetime | None], datetime | None]:
    """What older versions of the story's items said, to the minute as forms have it; and what the
    newest say: the first of their ends."""
    origins = [pk for pk in (story.pk, story.translation_of_id) if pk]
    guids = Take.objects.filter(story_id__in=origins).values("item__guid")
    rows = WireItem.objects.filter(guid__in=guids).values_list("is_newest", "expires_at")
    found = list(rows)
    ends = [end for is_newest, end in found if is_newest and end]
    older = {_minute(end) for is_newest, end in found if not is_newest}
    return older - _minutes(ends), min(ends, default=None)


def _minutes(ends: Iterable[datetime | None]) -> set[datetime | None]:
    return {_minute(end) for end in ends}


def _minute(at: datetime | None) -> datetime | None:
    return at.replace(second=0, microsecond=0) if at else None


def _written(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def _tell(story: Article, deed: Stop.Deed, end: str, item: WireItem | None = None) -> None:
    if item is None:
        take = Take.objects.filter(story=story).select_related("item").last()
        item = take.item if take else None
    Stop.objects.create(story=story, item=item, deed=deed, status=end)
