"""The line-ups between which the board switches: live now, drafts, and those to come."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from djeli.desk.lineup.board.cards import short_time
from djeli.desk.lineup.states import current_id
from djeli.stories.models import LineUp

MOST_DRAFTS = 3
MOST_TO_COME = 4


@dataclass(frozen=True, slots=True)
class LineUpTab:
    label: str
    address: str
    is_shown: bool


def tabs_of(shown: LineUp) -> list[LineUpTab]:
    """The tabs, with the line-up that is ``shown`` among them."""
    current, now = current_id(), timezone.now()
    light = LineUp.objects.defer("containers")
    live = light.filter(pk=current or 0)
    coming = light.filter(live=True, starts_at__gt=now).order_by("starts_at")[:MOST_TO_COME]
    drafts = light.filter(live=False).order_by("-pk")[:MOST_DRAFTS]
    rows = {row.pk: row for row in [*live, *coming, *drafts]}
    rows.setdefault(shown.pk, shown)
    return [
        LineUpTab(_label(row, current), _address(row, current), row.pk == shown.pk)
        for row in rows.values()
    ]


def _label(row: LineUp, current: int | None) -> str:
    if row.pk == current:
        return _("Live now")
    if not row.live:
        is_to_come = row.starts_at > timezone.now()
        return _("Draft: %s") % (short_time(row.starts_at) if is_to_come else row.name)
    return short_time(row.starts_at)


def _address(row: LineUp, current: int | None) -> str:
    if row.pk == current:
        return reverse("lineups:board")
    return reverse("lineups:board_of", args=[row.pk])
