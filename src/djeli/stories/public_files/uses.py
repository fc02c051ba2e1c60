"""Which live stories show a picture, and which did before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Q, Subquery

from djeli.press.changes.keys import table_of
from djeli.stories.models import Article, Showing


@dataclass(frozen=True, slots=True)
class Use:
    """A story that shows a picture, or did: ``is_over`` says that it does no longer."""

    pk: int
    headline: str
    published_at: datetime | None
    is_over: bool


def uses_of(picture_id: int, but: int | None = None, most: int = 8) -> list[Use]:
    """The newest live stories that readers see or saw the picture in, without the story ``but``."""
    rows = Showing.objects.filter(
        kind=Showing.Kind.PICTURE, file_id=picture_id, holder=table_of(Article)
    )
    # The record follows the log a little later; the lead picture is known at once.
    leads = Article.objects.filter(lead_picture=picture_id).order_by()
    shows = rows.values("holder_id").union(leads.values("pk"))
    ended = rows.filter(holder_id=OuterRef("pk")).values("ended_at")[:1]
    found = (
        Article.objects.live()
        .filter(pk__in=shows)
        .exclude(pk=but or 0)
        .order_by("-first_published_at")
        .annotate(ended_at=Subquery(ended))
        .values_list("pk", "title", "first_published_at", "ended_at")[:most]
    )
    return [Use(pk, title, at, is_over=end is not None) for pk, title, at, end in found]


@dataclass(frozen=True, slots=True)
class Summary:
    """In how many live stories readers see or saw a picture, and the headline of the newest."""

    stories: int
    last: str


def summaries_of(picture_ids: Iterable[int]) -> dict[int, Summary]:
    """For those pictures that were used, by two queries however many there are."""
    wanted = set(picture_ids)
    rows = Showing.objects.filter(
        kind=Showing.Kind.PICTURE, file_id__in=wanted, holder=table_of(Article)
    )
    shown_in: dict[int, set[int]] = defaultdict(set)
    for picture, story in rows.values_list("file_id", "holder_id"):
        shown_in[story].add(picture)
    stories = Article.objects.live().filter(Q(pk__in=shown_in) | Q(lead_picture__in=wanted))
    used: dict[int, list[str]] = defaultdict(list)
    for pk, title, lead in stories.order_by("-first_published_at", "-pk").values_list(
        "pk", "title", "lead_picture_id"
    ):
        for picture in (shown_in[pk] | {lead}) & wanted:
            used[picture].append(title)
    return {picture: Summary(len(titles), titles[0]) for picture, titles in used.items()}
