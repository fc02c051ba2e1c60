"""Creates issues: by hand, the next digest ahead of its hour, a breaking alert."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from djeli.newsletters.models import Issue, IssueStory, Newsletter
from djeli.newsletters.sending.story_choice import pick
from djeli.stories.lists.restrictions import closes
from djeli.stories.models import Article


@transaction.atomic
def compose(newsletter: Newsletter, stories: Iterable[int], by: Any = None, **fields: Any) -> Issue:
    """A draft of ``newsletter`` with these stories in order."""
    issue = Issue.objects.create(newsletter=newsletter, made_by=by, **fields)
    fill(issue, stories)
    return issue


def compose_next(newsletter: Newsletter, by: Any = None) -> Issue:
    """The next digest, with what the rule takes now, ready to be changed before its hour.

    The same one where somebody has prepared it already.
    """
    day, at = next_hour(newsletter)
    prepared = Issue.objects.filter(newsletter=newsletter, day=day).first()
    if prepared is not None:
        return prepared
    return compose(
        newsletter,
        pick(newsletter),
        by,
        day=day,
        state=Issue.State.SCHEDULED,
        scheduled_at=at,
    )


def compose_alert(newsletter: Newsletter, story: Article, by: Any = None) -> Issue:
    """A draft that tells of one live story. Raises ValueError if readers cannot see it."""
    if not (story.live and story.first_published_at) or closes(story.path):
        raise ValueError("readers cannot see this story")
    return compose(newsletter, [story.pk], by)


def fill(issue: Issue, stories: Iterable[int]) -> None:
    """Put ``stories`` in place of those that the issue has."""
    IssueStory.objects.filter(issue=issue).delete()
    IssueStory.objects.bulk_create(
        IssueStory(issue=issue, story_id=pk, sort_order=place) for place, pk in enumerate(stories)
    )


def next_hour(newsletter: Newsletter, at: datetime | None = None) -> tuple[date, datetime]:
    """The day and the instant of the next digest after ``at``, of which none was made yet."""
    now = at or timezone.now()
    day = now.astimezone(newsletter.zone).date()
    for ahead in range(-1, 15):
        one = day + timedelta(days=ahead)
        due = newsletter.due_at(one)
        if due > now and newsletter.is_on(one):
            return one, due
    raise AssertionError("a newsletter has an hour in every two weeks")
