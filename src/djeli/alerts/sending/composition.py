"""Makes alerts: by an editor, or by the rule for breaking news."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import Truncator

from djeli.alerts.models import Alert, AlertRules, Device
from djeli.stories.lists.restrictions import shown
from djeli.stories.models import Article

logger = logging.getLogger(__name__)

TEXT, HEADLINE = 160, 200
"""Characters that a lock screen shows of each, about."""
FRESH = timedelta(minutes=30)
"""How long after its publication a breaking story is still sent by the rule."""
Audience = Alert.Audience


class NotSendable(Exception):
    """No alert can be sent about the story: readers do not see it, or it is paid for."""


class SentBefore(Exception):
    """The story has had its alert."""


def usual_text(story: Article) -> str:
    """The standfirst, as far as there is room."""
    return Truncator(" ".join(story.standfirst.split())).chars(TEXT, truncate="…")


def make(
    story: Article, by: Any = None, *, text: str = "", audience: str = Audience.BREAKING
) -> Alert:
    """An alert about ``story``, which the clock sends. Raises NotSendable or SentBefore."""
    if not is_sendable(story):
        raise NotSendable
    try:
        with transaction.atomic():
            return Alert.objects.create(
                story=story,
                headline=Truncator(story.title).chars(HEADLINE, truncate="…"),
                text=" ".join(text.split())[:TEXT],
                audience=audience,
                made_by=by,
            )
    except IntegrityError:
        raise SentBefore from None


def is_sendable(story: Article) -> bool:
    """True if readers see the story now, and nobody has paid for it."""
    seen = Article.objects.filter(shown(), pk=story.pk, is_sponsored=False)
    return bool(story.pk) and seen.exists()


def readers_of(story: Article, audience: str) -> QuerySet[Device]:
    """The browsers that get an alert about ``story`` now, by their ids."""
    topics = Article.topics.through.objects.filter(article_id=story.pk).values("topic_id")
    followers = Device.topics.through.objects.filter(topic_id__in=topics).values("device_id")
    wanted = Q(pk__in=followers)
    if audience == Audience.BREAKING:
        wanted |= Q(wants_breaking=True)
    return Device.objects.filter(wanted).order_by("pk")


def make_due() -> list[Alert]:
    """An alert for each new story that is marked as breaking, where the newsroom wants that."""
    rules = AlertRules.objects.first()
    if rules is None or not rules.sends_breaking:
        return []
    new = Article.objects.filter(
        shown(),
        is_breaking=True,
        is_sponsored=False,
        alert=None,
        first_published_at__gt=timezone.now() - FRESH,
    )
    made = []
    for story in new.order_by("first_published_at"):
        try:
            made.append(make(story, text=usual_text(story)))
        except (NotSendable, SentBefore):
            continue
        logger.info("alert: “%s” is marked as breaking", story)
    return made
