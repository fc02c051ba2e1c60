"""Chooses the stories of a digest by its rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from djeli.newsletters.models import Newsletter
from djeli.stories.lists.listings import LATEST, section_key
from djeli.stories.lists.restrictions import shown
from djeli.stories.models import Article, Listing

WITHIN = timedelta(hours=24)
MOST = 200
"""Stories of one day that are weighed."""
Counter = Callable[[Iterable[int], datetime], Mapping[int, int]]
"""Gives the views of stories, by id, since an instant. What nobody read may be absent."""


def _nobody_counts(ids: Iterable[int], since: datetime) -> Mapping[int, int]:
    return {}


_views_of: Counter = _nobody_counts


def count_by(counter: Counter) -> None:
    """Let ``counter`` say how often stories were read. Called once, by a room above that knows."""
    global _views_of
    _views_of = counter


def pick(newsletter: Newsletter, at: datetime | None = None) -> list[int]:
    """Ids of the stories that the rule takes at ``at``: live, of the last 24 hours, in the
    newsletter's language, at most its size, the first one leading."""
    now = at or timezone.now()
    key = section_key(newsletter.section_id) if newsletter.section_id else LATEST
    recent = Listing.objects.filter(key=key, published_at__gt=now - WITHIN, published_at__lte=now)
    ids = list(
        recent.order_by("-published_at", "-article_id").values_list("article_id", flat=True)[:MOST]
    )
    live = set(
        Article.objects.filter(
            shown(), pk__in=ids, language=newsletter.language, is_sponsored=False
        ).values_list("pk", flat=True)
    )
    found = [pk for pk in ids if pk in live]
    if newsletter.rule == Newsletter.Rule.MOST_READ:
        found = _by_readers(found, now - WITHIN)
    return found[: newsletter.size]


def _by_readers(ids: list[int], since: datetime) -> list[int]:
    """The most read first; the newest first among those that were read as often."""
    views = _views_of(ids, since)
    return sorted(ids, key=lambda pk: -views.get(pk, 0))
