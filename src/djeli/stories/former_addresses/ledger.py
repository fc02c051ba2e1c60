"""Records the old address when something moves or is deleted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from djeli.stories.models.former import FormerAddress

LONGEST = 600
AT_ONCE = 2000
PUBLIC = Q(live=True) | Q(first_published_at__isnull=False)
"""Pages whose addresses readers may know."""


def shown(url_path: str) -> str:
    """What readers see of the tree's ``url_path`` (``/front/africa/``): not the front's part."""
    return f"/{url_path.split('/', 2)[2]}"


def keep(left: Iterable[tuple[str, str]]) -> None:
    """Write down addresses that were left, each with its subject. The last to leave one counts."""
    now = timezone.now()
    rows = [
        FormerAddress(path=path, subject=subject, since=now)
        for path, subject in left
        if len(path) <= LONGEST
    ]
    FormerAddress.objects.bulk_create(
        rows,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["path"],
        update_fields=["subject", "since"],
    )


def keep_below(before: str, now: str) -> None:
    """Write down what readers found at and below the ``url_path`` ``before``. The same pages are
    found in the tree at ``now``."""
    keep(_left(before, now))


def take_below(url_path: str) -> None:
    """A page came here with all that is below it: what led elsewhere from there looks again."""
    here = FormerAddress.objects.filter(path__startswith=shown(url_path))
    here.update(since=timezone.now())


def take(path: str) -> None:
    """Something is at ``path`` now, or is withdrawn there: redirects from it are rendered again."""
    FormerAddress.objects.filter(path=path).update(since=timezone.now())


def _left(before: str, now: str) -> Iterator[tuple[str, str]]:
    there = Page.objects.filter(PUBLIC, url_path__startswith=now)
    for pk, url_path in there.values_list("pk", "url_path").iterator(chunk_size=AT_ONCE):
        yield shown(f"{before}{url_path[len(now) :]}"), f"page:{pk}"
