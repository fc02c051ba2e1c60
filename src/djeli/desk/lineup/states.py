"""The state of a line-up: live now, coming, past, or not published."""

from __future__ import annotations

from datetime import datetime

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from djeli.stories.lineups import chosen_ids, containers
from djeli.stories.models import Article, CurrentLineUp, LineUp


class LineUpState(TextChoices):
    NOW = "now", _("Live now")
    COMING = "coming", _("Coming")
    PAST = "past", _("Past")
    DRAFT = "draft", _("Draft")


def state_of(line_up: LineUp, current_id: int | None, at: datetime | None = None) -> LineUpState:
    """Of the published line-ups one is live; ``current_id`` names it (``CurrentLineUp``)."""
    if line_up.pk == current_id:
        return LineUpState.NOW
    if not line_up.live:
        return LineUpState.DRAFT
    return LineUpState.COMING if line_up.starts_at > (at or timezone.now()) else LineUpState.PAST


def current_id() -> int | None:
    """Id of the line-up that readers see now."""
    return CurrentLineUp.current().line_up_id


def unseen_in(line_up: LineUp) -> list[Article]:
    """The stories in the slots of ``line_up`` that readers do not see."""
    ids = chosen_ids(containers(list(line_up.containers.raw_data)))
    if not ids:
        return []
    hidden = Article.objects.filter(pk__in=ids, live=False).defer("body")
    return list(hidden.annotate_approved_schedule())
