"""Publishes an item as it is: a story of it, at once or when its embargo ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.db import transaction

from djeli.accounts.models import User
from djeli.stories.models import Article, Section
from djeli.stories.readiness import NotReady
from djeli.wire.models import WireItem
from djeli.wire.pictures.drafts import make_illustrated

State = Literal["live", "scheduled", "draft"]


@dataclass(frozen=True, slots=True)
class Published:
    """What became of it. A ``draft`` has ``lacks``: a line for each thing that kept it from going
    live. ``troubles`` are pictures that could not be imported."""

    story: Article
    state: State
    lacks: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()


def publish_as_it_is(
    item: WireItem, user: User | None = None, section: Section | None = None
) -> Published:
    """Make a story of ``item`` and publish it. What lacks something stays a draft.

    Raises NoSection and Stopped, as ``make_story`` does.
    """
    made = make_illustrated(item, user, section)
    lacks = publish(made.story, user)
    return Published(made.story, state_of(made.story), lacks, made.troubles)


def publish(story: Article, user: User | None = None) -> tuple[str, ...]:
    """Publish the last draft of ``story``; what keeps it from that, a line each."""
    revision = story.get_latest_revision()
    try:
        with transaction.atomic():
            revision.publish(user=user)
    except NotReady as error:
        return tuple(error.messages)
    story.refresh_from_db()
    return ()


def state_of(story: Article) -> State:
    if Article.objects.filter(pk=story.pk, live=True).exists():
        return "live"
    is_due = story.revisions.filter(approved_go_live_at__isnull=False).exists()
    return "scheduled" if is_due else "draft"
