"""Which stories partners are offered: live, ours or permitted by the agency, within their terms.

What is under embargo is not live yet, and so nobody has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from wagtail.models import PageLogEntry

from djeli.feeds.body_html import TextWriter
from djeli.feeds.entries import Media, linked_to, may_tell, media
from djeli.feeds.models import Deletion
from djeli.feeds.public_record.corrected import corrections_of, placed
from djeli.feeds.public_record.known import Known, known_of
from djeli.feeds.subjects import Ground
from djeli.stories.addresses import absolute
from djeli.stories.corrections.kinds import Kind
from djeli.stories.fact_checks.verdicts import Verdict, verdicts_of
from djeli.stories.lists.cards import BylineRow, bylines_above
from djeli.stories.lists.expiry import over
from djeli.stories.lists.restrictions import shown
from djeli.stories.models import Article, Correction, Listing, Picture, Topic

WITHDRAWALS = ("wagtail.unpublish", "wagtail.unpublish.scheduled")
OURS = Q(agency__isnull=True) | Q(agency__may_be_passed_on=True)


@dataclass(frozen=True, slots=True)
class Offered:
    """A story with all that a partner gets of it. ``body`` is HTML; ``section`` its name."""

    story: Article
    changed: datetime
    body: str
    url: str
    section: str
    bylines: tuple[BylineRow, ...]
    topics: tuple[Topic, ...]
    corrections: tuple[Correction, ...]
    known: Known
    claims: tuple[Verdict, ...]
    picture: Media | None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A story that partners may have, and must take down."""

    guid: str
    at: datetime
    reason: str = ""
    """Why it was retracted; empty for a story that was taken off without a word."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which stories a partner asks for: the newest ``size``; with ``since`` the first that changed
    after it, and of those that changed just then the ones after the id ``after``, where that is
    given. ``path`` is the tree's, of a section."""

    size: int
    since: datetime | None = None
    after: int | None = None
    path: str = ""
    has_pictures: bool = True


def offered(ground: Ground, wanted: Wanted) -> list[Offered]:
    """The stories with all that a partner gets of them. Ten queries at most, however many."""
    stories, has_pictures = _stories(wanted), wanted.has_pictures
    blocks = {story.pk: list(story.body.raw_data) for story in stories}
    found = linked_to([one for of_story in blocks.values() for one in of_story])
    free = {pk: one for pk, one in found.pictures.items() if has_pictures and _is_free(one)}
    writer = TextWriter(ground.tree, replace(found, pictures=free))
    bylines, topics = bylines_above([story.pk for story in stories]), _topics(stories)
    corrected, known = corrections_of(stories), known_of(stories)
    claims = verdicts_of(story.pk for story in stories if may_tell(story))
    made = []
    for story in stories:
        section = ground.tree.section_of(story.path)
        lead = story.lead_picture
        is_shown = lead is not None and has_pictures and _is_free(lead)
        made.append(
            Offered(
                story=story,
                changed=_changed(story),
                body=placed(writer.html(blocks[story.pk], story), corrected[story.pk]),
                url=absolute(ground.tree.address(story.url_path or "")),
                section=section.title if section else "",
                bylines=bylines.get(story.pk, ()),
                topics=tuple(topics.get(story.pk, ())),
                corrections=tuple(corrected[story.pk]),
                known=known.get(story.pk, Known()),
                claims=claims.get(story.pk, ()),
                picture=media(lead, story.lead_caption, story.lead_credit) if is_shown else None,
            )
        )
    return made


def withdrawn(since: datetime, path: str) -> list[Withdrawn]:
    """Stories that were taken off after ``since`` and are off now, and those that were deleted,
    whatever section they stood in."""
    logged = PageLogEntry.objects.filter(action__in=WITHDRAWALS, timestamp__gt=since)
    times: dict[int, datetime] = dict(
        logged.order_by("timestamp").values_list("page_id", "timestamp")
    )
    stories = Article.objects.filter(
        OURS,
        pk__in=sorted(times)[-500:],
        live=False,
        first_published_at__isnull=False,
        path__startswith=path,
    )
    rows = stories.values_list("pk", "translation_key")
    deleted = Deletion.objects.filter(at__gt=since).order_by("-at").values_list("guid", "at")[:500]
    return [
        *(Withdrawn(key.urn, times[pk]) for pk, key in rows),
        *(Withdrawn(guid, at) for guid, at in deleted),
        *_retracted(since, path),
    ]


def _retracted(since: datetime, path: str) -> Iterator[Withdrawn]:
    rows = Correction.objects.filter(kind=Kind.RETRACTION, story__is_retracted=True, at__gt=since)
    ours = Article.objects.filter(OURS, live=True, path__startswith=path)
    told = rows.filter(story__in=ours).order_by("-at")[:500]
    for key, at, text in told.values_list("story__translation_key", "at", "text"):
        yield Withdrawn(key.urn, at, " ".join(text.split()))


def _stories(wanted: Wanted) -> list[Article]:
    now, size = timezone.now(), wanted.size
    live: Any = (
        Article.objects.filter(
            OURS, shown(), listings__key__in=Listing.EVERY, path__startswith=wanted.path
        )
        .exclude(over(now))
        .select_related("lead_picture__agency", "agency")
    )
    if wanted.since is None:
        return list(live.order_by("-listings__published_at", "-pk")[:size])
    known = ("last_published_at", "first_published_at")
    # A correction of an earlier change is no publication, and partners must have it.
    later = Greatest("updated_at", Coalesce(*known))
    changed = live.annotate(changed=Coalesce(later, *known))
    is_next = Q(changed__gt=wanted.since)
    if wanted.after is not None:
        is_next |= Q(changed=wanted.since, pk__gt=wanted.after)
    return list(changed.filter(is_next).order_by("changed", "pk")[:size])


def _changed(story: Article) -> datetime:
    known: Any = story.last_published_at or story.first_published_at
    return max(filter(None, (known, story.updated_at)))


def _is_free(picture: Picture) -> bool:
    """True if others may show the picture."""
    is_ours = picture.agency is None or picture.agency.may_be_passed_on
    return is_ours and picture.is_usable() and not picture.regions.strip()


def _topics(stories: Sequence[Article]) -> dict[int, list[Topic]]:
    rows = Article.topics.through.objects.filter(article_id__in=[one.pk for one in stories])
    found: dict[int, list[Topic]] = {}
    for row in rows.select_related("topic").order_by("topic__name"):
        found.setdefault(row.article_id, []).append(row.topic)
    return found
