"""The demo's newsletters, with readers who have no mailbox, and one issue that went out."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from djeli.newsletters.defaults import create_default_newsletters
from djeli.newsletters.models import (
    Click,
    Consent,
    Delivery,
    Issue,
    Newsletter,
    Subscriber,
    Subscription,
)
from djeli.newsletters.sending.composition import compose
from djeli.newsletters.sending.story_choice import pick
from djeli.stories.models import Section

READERS = 48
FIRST = ("amina", "kofi", "zanele", "moussa", "nyambura", "ebele", "idriss", "thandi")
LAST = ("diallo", "mensah", "dlamini", "otieno", "bello", "camara")


def add_newsletters(now: datetime, sections: dict[str, Section]) -> None:
    """Digest, breaking news and one for a section; yesterday's digest went out."""
    create_default_newsletters()
    digest = Newsletter.objects.get(slug="digest")
    digest.promise, digest.hour = "The day’s verified news at seven each morning.", time(7)
    digest.save()
    finance = sections.get("finance")
    weekly = Newsletter.objects.create(
        name="The money week",
        slug="finance",
        promise="Markets, trade and what they cost, every Saturday.",
        section=finance,
        days=Newsletter.Days.SATURDAY,
        hour=time(9),
        rank=3,
    )
    breaking = Newsletter.objects.get(slug="breaking")
    readers = [_reader(number, digest, now) for number in range(READERS)]
    for newsletter, share in ((breaking, 2), (weekly, 3)):
        Subscription.objects.bulk_create(
            Subscription(subscriber=one, newsletter=newsletter) for one in readers[::share]
        )
    _sent_yesterday(digest, readers, now)


def _reader(number: int, newsletter: Newsletter, now: datetime) -> Subscriber:
    """A reader of an invented name, at an address of a reserved one (RFC 2606)."""
    name = f"{FIRST[number % len(FIRST)]}.{LAST[number // len(FIRST)]}"
    since = now - timedelta(days=3 + number)
    made = Subscriber.objects.create(email=f"{name}@readers.example", confirmed_at=since)
    Subscriber.objects.filter(pk=made.pk).update(asked_at=since)
    Subscription.objects.create(subscriber=made, newsletter=newsletter)
    for kind in (Consent.Kind.ASKED, Consent.Kind.AGREED):
        consent = made.consents.create(
            newsletter_name=newsletter.name,
            kind=kind,
            wording=f"Subscribe to updates: {newsletter.promise}",
            place="/" if kind == Consent.Kind.ASKED else "/newsletter/confirm/",
        )
        Consent.objects.filter(pk=consent.pk).update(at=since)
    return made


def _sent_yesterday(digest: Newsletter, readers: list[Subscriber], now: datetime) -> None:
    """What the digest's own rule took at its hour: in its language, and nothing of later."""
    day = (now - timedelta(days=1)).astimezone(digest.zone).date()
    at = digest.due_at(day)
    stories = pick(digest, at)
    issue = compose(
        digest,
        stories,
        day=day,
        state=Issue.State.SENT,
        scheduled_at=at,
        started_at=at,
        finished_at=at + timedelta(seconds=9),
        left=1,
    )
    Issue.objects.filter(pk=issue.pk).update(made_at=at)
    Delivery.objects.bulk_create(
        Delivery(
            issue=issue,
            subscriber=one,
            state=Delivery.State.SENT,
            sent_at=at,
            bounced_at=at if place == 7 else None,
        )
        for place, one in enumerate(readers)
    )
    Click.objects.bulk_create(
        Click(issue=issue, story_id=pk, count=19 - 3 * place)
        for place, pk in enumerate(stories[:5])
    )
