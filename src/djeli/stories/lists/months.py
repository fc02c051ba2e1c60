"""How many live stories each month has, and when that last changed. Months are in UTC."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils import timezone

from djeli.stories import publication_lock
from djeli.stories.models.derived.listing import Listing
from djeli.stories.models.derived.month import Month


def month_of(moment: datetime) -> date:
    """The first day of the month in which ``moment`` is."""
    return moment.astimezone(UTC).date().replace(day=1)


def bounds(starts_on: date) -> tuple[datetime, datetime]:
    """From when (included) to when (not included) a month lasts."""
    start = datetime(starts_on.year, starts_on.month, 1, tzinfo=UTC)
    return start, (start + timedelta(days=32)).replace(day=1)


@transaction.atomic(savepoint=False)
def recount(months: Iterable[date]) -> None:
    """Something changed in ``months``: count their stories, and note the time.

    A month without live stories has no row.
    """
    publication_lock.hold()
    for starts_on in sorted(set(months)):
        start, end = bounds(starts_on)
        stories = Listing.objects.filter(
            key__in=Listing.EVERY, published_at__gte=start, published_at__lt=end
        ).count()
        if stories:
            said = {"stories": stories, "changed_at": timezone.now()}
            if not Month.objects.filter(starts_on=starts_on).update(**said):
                Month.objects.create(starts_on=starts_on, **said)
        else:
            Month.objects.filter(starts_on=starts_on).delete()


def note_change(starts_on: date, at: datetime) -> None:
    """A story of the month said ``at`` that it has changed: readers and search engines may know."""
    Month.objects.filter(starts_on=starts_on, changed_at__lt=at).update(changed_at=at)


@transaction.atomic(savepoint=False)
def recount_all() -> None:
    """Count every month again: after bulk changes without ``Article.save``."""
    publication_lock.hold()
    counted = (
        Listing.objects.filter(key__in=Listing.EVERY)
        .annotate(month=TruncMonth("published_at", tzinfo=UTC))
        .order_by()
        .values_list("month")
        .annotate(stories=Count("pk"))
    )
    Month.objects.all().delete()
    Month.objects.bulk_create(
        Month(starts_on=month.date(), stories=stories) for month, stories in counted
    )
