"""A newsletter with readers and an issue, made on demand."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from djeli.newsletters.models import Issue, Newsletter, Subscriber, Subscription
from djeli.newsletters.sending.composition import compose
from tests import newsroom


def newsletter(**fields: Any) -> Newsletter:
    """The daily digest that every edition has, changed by ``fields``."""
    from djeli.newsletters.defaults import create_default_newsletters

    create_default_newsletters()
    found = Newsletter.objects.get(slug="digest")
    for name, value in fields.items():
        setattr(found, name, value)
    found.save()
    return found


def readers(of: Newsletter, count: int, start: int = 1) -> list[Subscriber]:
    """So many confirmed readers of a newsletter: reader00001@lantern.internal and on."""
    made = Subscriber.objects.bulk_create(
        Subscriber(email=f"reader{number:05}@lantern.internal", confirmed_at=timezone.now())
        for number in range(start, start + count)
    )
    Subscription.objects.bulk_create(Subscription(subscriber=one, newsletter=of) for one in made)
    return made


def issue(of: Newsletter, *stories: Any, **fields: Any) -> Issue:
    """A draft with these stories; with one, where none is given."""
    those = stories or (newsroom.story(newsroom.section()),)
    return compose(of, [story.pk for story in those], **fields)
