"""All that is due, from every room: one kind of entry, one query or two for each source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Revision

from djeli.accounts.models import User
from djeli.desk import rights
from djeli.desk.models import Assignment
from djeli.desk.planning.assignments import seen_by
from djeli.newsletters.models import Issue, Newsletter
from djeli.stories.models import Article, LineUp
from djeli.wire.inbox import inbox

KINDS = {
    "assignment": gettext_lazy("Assignment"),
    "scheduled": gettext_lazy("Scheduled story"),
    "embargo": gettext_lazy("Embargo"),
    "expiry": gettext_lazy("Expiry"),
    "newsletter": gettext_lazy("Newsletter"),
    "lineup": gettext_lazy("Line-up"),
}
MOST = 500
"""Entries of one source in one span: more nobody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that is due. ``key`` names it for ever; ``is_mine``: for this user to bring."""

    key: str
    kind: str
    at: datetime
    title: str
    address: str
    note: str = ""
    place: str = ""
    people: str = ""
    is_mine: bool = False
    is_done: bool = False
    changed_at: datetime | None = None

    @property
    def kind_label(self) -> str:
        return str(KINDS[self.kind])


def entries(user: User, begin: datetime, end: datetime, *, mine: bool = False) -> list[Entry]:
    """What is due from ``begin`` until before ``end``, as ``user`` may see it, in order.

    ``mine``: what is for this user to bring, and what becomes of the user's own stories.
    """
    found = [
        *_assignments(user, begin, end),
        *_scheduled(user, begin, end),
        *_expiries(user, begin, end),
        *(() if mine else _embargoes(user, begin, end)),
        *(() if mine else _newsletters(user, begin, end)),
        *(() if mine else _line_ups(user, begin, end)),
    ]
    kept = [one for one in found if one.is_mine] if mine else found
    return sorted(kept, key=lambda one: (one.at, one.key))


def _assignments(user: User, begin: datetime, end: datetime) -> Iterator[Entry]:
    rows = (
        seen_by(user)
        .filter(due_at__gte=begin, due_at__lt=end, dropped_at=None)
        .select_related("section", "story")
        .prefetch_related("people")
    )
    for row in rows[:MOST]:
        yield of_assignment(row, user)


def of_assignment(row: Assignment, user: User) -> Entry:
    """An assignment as an entry; its people and section are read already."""
    people = list(row.people.all())
    facts = [row.section.title if row.section else "", row.notes]
    if row.pictures:
        facts.append(_("Pictures: %s") % row.pictures)
    return Entry(
        key=f"assignment-{row.pk}",
        kind="assignment",
        at=row.due_at,
        title=row.what,
        address=reverse("desk_assignment", args=[row.pk]),
        note="\n".join(filter(None, facts)),
        place=row.place,
        people=", ".join(str(one) for one in people),
        is_mine=user in people,
        is_done=bool(row.story and row.story.first_published_at),
        changed_at=row.changed_at,
    )


def _scheduled(user: User, begin: datetime, end: datetime) -> Iterator[Entry]:
    rows = Revision.page_revisions.filter(
        approved_go_live_at__gte=begin, approved_go_live_at__lt=end
    ).order_by("approved_go_live_at")
    times = {int(pk): at for pk, at in rows.values_list("object_id", "approved_go_live_at")[:MOST]}
    for pk, title, owner in _stories(user).filter(pk__in=times).values_list(*STORY):
        yield _of_story("scheduled", pk, title, times[pk], owner == user.pk, _("Goes live"))


def _expiries(user: User, begin: datetime, end: datetime) -> Iterator[Entry]:
    """Live stories that are withdrawn: at the editor's time or the agency's, the first of both."""
    live = _stories(user).filter(live=True).order_by()
    fields = (*STORY, "expire_at", "usage_expires_at")
    # Each by the index of its own table: asked together, all stories would be read.
    found = {
        row[0]: row
        for field in ("expire_at", "usage_expires_at")
        for row in live.filter(_within(field, begin, end)).values_list(*fields)[:MOST]
    }
    for pk, title, owner, *limits in found.values():
        at = min(limit for limit in limits if limit)
        if begin <= at < end:
            yield _of_story("expiry", pk, title, at, owner == user.pk, _("Is withdrawn"))


STORY = ("pk", "draft_title", "owner_id")


def _stories(user: User) -> QuerySet[Article]:
    return rights.seen_by(user, Article.objects.all())


def _within(field: str, begin: datetime, end: datetime) -> Q:
    return Q(**{f"{field}__gte": begin, f"{field}__lt": end})


def _of_story(kind: str, pk: int, title: str, at: datetime, is_mine: bool, note: str) -> Entry:
    return Entry(
        key=f"{kind}-{pk}",
        kind=kind,
        at=at,
        title=title,
        address=reverse("wagtailadmin_pages:edit", args=[pk]),
        note=note,
        is_mine=is_mine,
    )


def _embargoes(user: User, begin: datetime, end: datetime) -> Iterator[Entry]:
    if not rights.may_submit(user):
        return
    items = inbox().filter(_within("embargoed_until", begin, end)).order_by("embargoed_until")
    for item in items[:MOST]:
        at = item.embargoed_until
        if at is None:
            continue
        yield Entry(
            key=f"embargo-{item.pk}",
            kind="embargo",
            at=at,
            title=str(item),
            address=reverse("desk_wire_item", args=[item.pk]),
            note=_("Embargo ends: %s") % item.agency_name,
        )


def _newsletters(user: User, begin: datetime, end: datetime) -> Iterator[Entry]:
    """Issues that are made, and the digests to come of newsletters that send themselves."""
    if not user.has_perm("newsletters.view_issue"):
        return
    issues = Issue.objects.filter(_within("scheduled_at", begin, end)).select_related("newsletter")
    made = set()
    for issue in issues[:MOST]:
        made.add((issue.newsletter_id, issue.day))
        yield Entry(
            key=f"issue-{issue.pk}",
            kind="newsletter",
            at=issue.scheduled_at,
            title=issue.subject or str(issue.newsletter),
            address=reverse("desk_issue", args=[issue.pk]),
            note=str(issue.newsletter),
            is_done=issue.finished_at is not None,
        )
    for newsletter in Newsletter.objects.filter(is_automatic=True, kind=Newsletter.Kind.DIGEST):
        yield from _digests(newsletter, max(begin, timezone.now()), end, made)


def _digests(
    newsletter: Newsletter, begin: datetime, end: datetime, made: set[tuple[int, object]]
) -> Iterator[Entry]:
    day = begin.astimezone(newsletter.zone).date()
    while (at := newsletter.due_at(day)) < end:
        if at >= begin and newsletter.is_on(day) and (newsletter.pk, day) not in made:
            yield Entry(
                key=f"digest-{newsletter.pk}-{day}",
                kind="newsletter",
                at=at,
                title=str(newsletter),
                address=reverse("newsletters:edit", args=[newsletter.pk]),
                note=_("Sends itself"),
            )
        day += timedelta(days=1)


def _line_ups(user: User, begin: datetime, end: datetime) -> Iterator[Entry]:
    if not user.has_perm("stories.change_lineup"):
        return
    rows = LineUp.objects.filter(_within("starts_at", begin, end), live=True).defer("containers")
    for row in rows.order_by("starts_at")[:MOST]:
        yield Entry(
            key=f"lineup-{row.pk}",
            kind="lineup",
            at=row.starts_at,
            title=row.name,
            address=reverse("lineups:board_of", args=[row.pk]),
            note=_("The front changes"),
            is_done=row.starts_at <= timezone.now(),
        )
