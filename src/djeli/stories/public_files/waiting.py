"""The pictures whose renditions are to be cut: a queue in the database, which survives a crash."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from djeli.stories.models import Picture, WaitingPicture

ROUNDS = 3
"""In which a picture is cut: one rendition of each shape, what phones ask for, all others."""


def ask(pictures: Iterable[int], *, shown: bool, at: datetime | None = None) -> None:
    """Let the pictures wait, from the first round on; ``at`` is when they were asked for, if it is
    not now."""
    asked_at = at or timezone.now()
    rows = [
        WaitingPicture(picture_id=pk, is_shown=shown, round=0, asked_at=asked_at, trouble="")
        for pk in sorted(set(pictures))
    ]
    WaitingPicture.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["picture_id"],
        update_fields=["is_shown", "round", "asked_at", "trouble"],
    )


def next_one(*, shown_only: bool = False, rounds: int = ROUNDS) -> WaitingPicture | None:
    """What is needed most: first what readers see, then by round, then the newest. ``rounds`` is
    how many of them count."""
    rows = WaitingPicture.objects.filter(trouble="", round__lt=rounds)
    if shown_only:
        rows = rows.filter(is_shown=True)
    return rows.order_by("-is_shown", "round", "-asked_at", "-picture_id").first()


def is_waiting(picture_id: int) -> bool:
    """True if the picture is still to be cut, and can be as far as is known."""
    return WaitingPicture.objects.filter(picture_id=picture_id, trouble="").exists()


def done(row: WaitingPicture) -> None:
    """The row's round is cut. If the picture changed meanwhile, it waits from the start again."""
    as_it_was = _as_it_was(row)
    if row.round + 1 < ROUNDS:
        as_it_was.update(round=row.round + 1)
    else:
        as_it_was.delete()


def give_up(row: WaitingPicture, why: str) -> None:
    """The picture cannot be cut as it is now."""
    _as_it_was(row).update(trouble=why[:200])


def of_agencies(agencies: Iterable[int]) -> set[int]:
    """The pictures in whose files the names of the agencies stand."""
    wanted = set(agencies)
    if not wanted:
        return set()
    return set(Picture.objects.filter(agency_id__in=wanted).values_list("pk", flat=True))


def _as_it_was(row: WaitingPicture) -> QuerySet[WaitingPicture]:
    return WaitingPicture.objects.filter(
        pk=row.picture_id, round=row.round, asked_at=row.asked_at, is_shown=row.is_shown
    )
