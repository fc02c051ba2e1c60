"""Stories as small cards: what an editor must know to place them. Few queries for any number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from djeli.desk.lineup.board.thumbs import thumbs
from djeli.stories.lineups import Slot
from djeli.stories.lists.cards import CardRow
from djeli.stories.models import Article, Tally
from djeli.stories.tree import Tree

SOON = timedelta(hours=24)
"""A story that is withdrawn within this time is withdrawn soon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCard:
    """A story on the board. ``until`` is its pin's end, ``withdrawn_at`` the story's own."""

    pk: int
    headline: str
    section: str = ""
    published_at: datetime | None = None
    views: int = 0
    thumb: str = ""
    has_picture: bool = True
    withdrawn_at: datetime | None = None
    is_pinned: bool = False
    until: datetime | None = None
    has_own_headline: bool = False
    state: str = ""
    """What it is where it is not live: scheduled, say."""
    on_front: str = ""
    """The container in which it stands already; for cards of the feed."""

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.pk])

    @property
    def facts(self) -> str:
        """Section, age and views in one line."""
        age = short_age(self.published_at) if self.published_at else ""
        views = ngettext("%(n)s view", "%(n)s views", self.views) % {"n": f"{self.views:,}"}
        said = (self.section, self.state, age, views if self.views else "")
        return " · ".join(one for one in said if one)

    @property
    def pin(self) -> str:
        if not self.is_pinned:
            return ""
        return _("Pinned until %s") % short_time(self.until) if self.until else _("Pinned")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of many stories, by id."""

    rows: Mapping[int, CardRow]
    views: Mapping[int, int]
    ends: Mapping[int, datetime]
    thumbs: Mapping[int, str]
    tree: Tree

    def card(self, pk: int, slot: Slot | None = None, *, is_pinned: bool = False) -> StoryCard:
        """The card of a live story, as it stands in ``slot``."""
        row = self.rows[pk]
        section = self.tree.section_of(row.path)
        return StoryCard(
            pk=pk,
            headline=(slot.headline if slot else "") or row.headline,
            section=section.title if section else "",
            published_at=row.published_at,
            views=self.views.get(pk, 0),
            thumb=self.thumbs.get(row.picture.pk, "") if row.picture else "",
            has_picture=row.picture is not None,
            withdrawn_at=self.ends.get(pk),
            is_pinned=is_pinned,
            until=slot.until if slot and is_pinned else None,
            has_own_headline=bool(slot and slot.headline),
        )


def facts_of(rows: Mapping[int, CardRow]) -> Facts:
    """What the cards of ``rows`` say. Four queries."""
    views = Tally.objects.filter(pk__in=rows).values_list("pk", "views")
    pictures = (row.picture.pk for row in rows.values() if row.picture)
    return Facts(rows, dict(views), _ends(rows), thumbs(pictures), Tree.current())


def _ends(ids: Iterable[int]) -> dict[int, datetime]:
    """When each story is withdrawn, if it is."""
    found = Article.objects.filter(pk__in=list(ids)).values_list(
        "pk", "expire_at", "usage_expires_at"
    )
    ends = ((pk, [at for at in limits if at]) for pk, *limits in found)
    return {pk: min(limits) for pk, limits in ends if limits}


def short_age(at: datetime) -> str:
    """How long ago, or the day where that is more than one ago."""
    past = timezone.now() - at
    if past < timedelta(minutes=1):
        return _("just now")
    if past < timedelta(days=1):
        return _("%s ago") % timesince(at, depth=1)
    return date_format(timezone.localtime(at), "j M")


def short_time(at: datetime) -> str:
    """The time of today, or the day with it."""
    local, now = timezone.localtime(at), timezone.localtime()
    return date_format(local, "H:i" if local.date() == now.date() else "D j M, H:i")
