"""Keeps a version of a story that is published."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import get_active_log_context

from djeli.press.prepared_sql import PreparedModels
from djeli.stories import publication_lock
from djeli.stories.models import Article, Version
from djeli.stories.versions.canonical import FORMAT, START, as_text, digest_of, hash_of
from djeli.stories.versions.contents import content_of
from djeli.stories.versions.public_record import says_something


@transaction.atomic(savepoint=False)
def keep(story: Article) -> Version | None:
    """The new version of a story that was just saved; None if it is not live, or if readers see
    nothing else than before.

    Called in the transaction that publishes, after the story's rows are written. Under the
    publication lock nobody else adds to the chain.
    """
    if not (story.live and story.first_published_at):
        return None
    publication_lock.hold()
    before = newest_of(story.pk)
    content = content_of(story)
    if before is not None and _is_same(before, content):
        return None
    return _append(story, before, as_text(content))


def _is_same(before: Version, content: dict[str, Any]) -> bool:
    """True if readers see what ``before`` keeps. One of format 1 does not know of a record: what a
    story has of it is kept with its next publication."""
    if before.format == FORMAT:
        return before.content == as_text(content)
    known = {name: value for name, value in content.items() if name != "record"}
    return before.content == as_text(known) and not says_something(content["record"])


def newest_of(story_id: int) -> Version | None:
    """The version of a story that readers see now, if it is live."""
    return next(iter(_NEWEST.rows([story_id])), None)


def head() -> Version | None:
    """The last version of the chain."""
    return _HEAD.first()


def _append(story: Article, before: Version | None, content: str) -> Version:
    last, now, user = head(), timezone.now(), _publisher(story)
    version = Version(
        position=last.position + 1 if last else 1,
        format=FORMAT,
        story_id=story.pk,
        number=before.number + 1 if before else 1,
        kind=_kind(story, before),
        at=_shown_time(story, before, now),
        kept_at=now,
        by_id=user.pk if user else None,
        by_name=user.get_full_name() if user else "",
        content=content,
        nonce=secrets.token_hex(16),
        previous=last.hash if last else START,
    )
    version.digest = digest_of(version.nonce, content)
    version.hash = hash_of(version)
    version.save(force_insert=True)
    return version


def _kind(story: Article, before: Version | None) -> str:
    if before is None:
        return Version.Kind.FIRST
    return story.declared_change or Version.Kind.EDIT


def _shown_time(story: Article, before: Version | None, now: datetime) -> datetime:
    """When readers saw it first, as its page says."""
    if before is None:
        return story.first_published_at or now
    published = story.last_published_at
    return published if published and published > before.at else now


def _publisher(story: Article) -> Any:
    """Who published it: who is at the desk, or else whose revision it is; None if nobody."""
    user = get_active_log_context().user
    if user is None and story.live_revision is not None:
        user = story.live_revision.user
    return user


def _asked_newest(pks: Sequence[int]) -> QuerySet[Version]:
    return Version.objects.filter(story__in=pks).order_by("-number")[:1]


def _asked_head(_: Sequence[int]) -> QuerySet[Version]:
    return Version.objects.order_by("-position")[:1]


_NEWEST = PreparedModels(_asked_newest)
_HEAD = PreparedModels(_asked_head)
