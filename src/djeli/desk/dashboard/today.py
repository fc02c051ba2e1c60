"""The contents of the dashboard, read in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Revision, TaskState, WorkflowState, get_default_page_content_type

from djeli.accounts.models import User
from djeli.desk import rights
from djeli.desk.editor.sent_back import SentBack, decision
from djeli.desk.pictures.incomplete import lacking_pictures
from djeli.desk.storylist.states import open_reviews
from djeli.desk.storylist.viewset import FOR_THE_LIST, describe
from djeli.stories.models import Article, Picture

MOST = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A story on the dashboard; ``at`` is the instant that matters there, ``by`` who acted, and
    ``note`` what they asked for."""

    story: Article
    at: datetime | None = None
    by: str = ""
    note: str = ""


@dataclass(slots=True)
class Today:
    """All that the dashboard shows. ``back`` is what was sent back to this user, ``waiting`` what
    they may approve."""

    back: list[Entry] = field(default_factory=list)
    waiting: list[Entry] = field(default_factory=list)
    sent: list[Entry] = field(default_factory=list)
    unfinished: list[Entry] = field(default_factory=list)
    others: list[Entry] = field(default_factory=list)
    scheduled: list[Entry] = field(default_factory=list)
    published: list[Entry] = field(default_factory=list)
    lacking: Sequence[Picture] = ()
    lacking_count: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """An open review of a page."""

    page_id: int
    task_state_id: int
    started_at: datetime
    by: User | None
    back: SentBack | None

    def entry(self, story: Article) -> Entry:
        """The story, with who sent it where, and when."""
        if self.back is not None:
            return Entry(story, self.back.at, self.back.by, self.back.note)
        return Entry(story, self.started_at, str(self.by or ""))

    def is_back_with(self, user: User, story: Article) -> bool:
        """True if ``user`` is to change it: who began it, or who sent it."""
        return self.back is not None and user.pk in (story.owner_id, self.by and self.by.pk)


def gather(user: User) -> Today:
    """What ``user`` should see now."""
    today = Today()
    reviews = {review.page_id: review for review in _reviews()}
    due = _due()
    mine = _seen(user, [*reviews, *due])
    approvable = _approvable(user)
    for review in reviews.values():
        if review.page_id in mine:
            story = mine[review.page_id]
            entries = today.waiting if review.task_state_id in approvable else today.sent
            if review.is_back_with(user, story):
                entries = today.back
            entries.append(review.entry(story))
    today.scheduled = [Entry(mine[pk], at) for pk, at in due.items() if pk in mine][:MOST]
    elsewhere = [*reviews, *due]
    today.unfinished = _entries(_unfinished(elsewhere).filter(owner=user))
    if rights.may_publish(user):
        today.others = _entries(_unfinished(elsewhere).exclude(owner=user))
    today.published = _published_today(user)
    if rights.may_write(user):
        lacking = lacking_pictures(user)
        today.lacking_count = lacking.count()
        today.lacking = list(lacking.order_by("-created_at")[:4]) if today.lacking_count else ()
    describe(entry.story for entries in _lists(today) for entry in entries)
    return today


def _lists(today: Today) -> list[list[Entry]]:
    return [
        today.back,
        today.waiting,
        today.sent,
        today.unfinished,
        today.others,
        today.scheduled,
        today.published,
    ]


def _stories() -> QuerySet[Article]:
    stories: QuerySet[Article] = (
        rights.not_in_bin(Article.objects.all())
        .defer(*FOR_THE_LIST)
        .prefetch_related(open_reviews())
        .annotate_approved_schedule()
    )
    return stories


def _seen(user: User, ids: Sequence[int]) -> dict[int, Article]:
    return rights.seen_by(user, _stories()).in_bulk(ids) if ids else {}


def _entries(stories: QuerySet[Article]) -> list[Entry]:
    newest = stories.order_by("-latest_revision_created_at")[:MOST]
    return [Entry(story, story.latest_revision_created_at) for story in newest]


def _unfinished(elsewhere: Sequence[int]) -> QuerySet[Article]:
    return _stories().filter(has_unpublished_changes=True).exclude(pk__in=elsewhere)


def _published_today(user: User) -> list[Entry]:
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    newest = (
        rights.seen_by(user, _stories())
        .filter(live=True, first_published_at__gte=midnight)
        .order_by("-first_published_at")[:MOST]
    )
    return [Entry(story, story.first_published_at) for story in newest]


def _reviews() -> list[Review]:
    states = (
        WorkflowState.objects.active()
        .filter(base_content_type=get_default_page_content_type(), current_task_state__isnull=False)
        .select_related("current_task_state__finished_by", "requested_by")
        .order_by("current_task_state__started_at")
    )
    return [
        Review(
            int(state.object_id),
            state.current_task_state_id,
            state.current_task_state.started_at,
            state.requested_by,
            decision(state),
        )
        for state in states
    ]


def _approvable(user: User) -> set[int]:
    if not rights.may_publish(user):
        return set()
    return set(TaskState.objects.reviewable_by(user).values_list("pk", flat=True))


def _due() -> dict[int, datetime]:
    """When each scheduled page goes live, the next first."""
    rows = (
        Revision.page_revisions.filter(approved_go_live_at__isnull=False)
        .order_by("approved_go_live_at")
        .values_list("object_id", "approved_go_live_at")
    )
    return {int(pk): at for pk, at in rows}
