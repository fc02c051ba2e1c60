"""A small newsroom for tests: an edition, sections, people, pictures and stories, made on demand."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.images import ImageFile
from django.utils import timezone
from django.utils.text import slugify
from PIL import Image

from djeli.stories.models import (
    Agency,
    Article,
    Byline,
    Claim,
    Contributor,
    Front,
    Picture,
    Rating,
    Section,
    Topic,
)
from djeli.stories.new_edition import create_edition
from tests.replaying import replayed


@replayed
def front() -> Front:
    return create_edition("The Lantern", "Light, daily")


@replayed
def section(slug: str = "africa", under: Any = None, **fields: Any) -> Section:
    parent = under or front()
    parent.refresh_from_db()
    return parent.add_child(instance=Section(title=slug.title(), slug=slug, **fields))


@replayed
def contributor(name: str = "Ama Boateng", **fields: Any) -> Contributor:
    slug = name.lower().replace(" ", "-")
    return Contributor.objects.get_or_create(slug=slug, defaults={"name": name, **fields})[0]


@replayed
def agency(name: str = "Harmattan Wire") -> Agency:
    slug = name.lower().replace(" ", "-")
    return Agency.objects.get_or_create(slug=slug, defaults={"name": name})[0]


@replayed
def topic(name: str = "Rivers", **fields: Any) -> Topic:
    slug = slugify(name)
    return Topic.objects.get_or_create(slug=slug, defaults={"name": name, **fields})[0]


def jpeg(size: tuple[int, int] = (1200, 800), colour: str = "#a8481c") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, "JPEG")
    return file.getvalue()


@replayed
def picture(
    title: str = "A bridge", *, size: tuple[int, int] = (1200, 800), **fields: Any
) -> Picture:
    fields = {"alt_text": f"{title} at dawn", "credit": "Photo: Test Desk", **fields}
    return Picture.objects.create(
        title=title, file=ImageFile(io.BytesIO(jpeg(size)), "bridge.jpg"), **fields
    )


def claim(rating: str = "False", **fields: Any) -> Claim:
    """A claim that is ready to be published, with the rating of that name."""
    front()  # an edition begins with a scale
    return Claim(
        **{
            "text": "The bridge was never paid for.",
            "claimant": "Kofi Mensah",
            "made_on": date(2026, 11, 2),
            "made_at": "a speech in Lokoja",
            "source_url": "https://speech.example/1",
            "rating": Rating.objects.get(name=rating),
            "checked": "We read the contract and the bank’s receipt.",
            **fields,
        }
    )


@replayed
def draft(home: Section, headline: str = "The bridge opens", **fields: Any) -> Article:
    """A story that is ready but not published. ``by`` gives its byline."""
    by = fields.pop("by", None)
    topics = fields.pop("topics", [])
    claims = fields.pop("claims", [claim()] if fields.get("is_fact_check") else [])
    fields.setdefault("body", [("paragraph", "<p>The first car crossed at six.</p>")])
    fields.setdefault("slug", slugify(headline))
    fields["body"] = [{"type": kind, "value": value} for kind, value in fields["body"]]
    article = Article(**{"title": headline, "live": False, **fields})
    article.bylines = [
        Byline(agency=name) if isinstance(name, Agency) else Byline(contributor=name)
        for name in (by if isinstance(by, list) else [by or contributor()])
    ]
    article.topics = topics
    article.claims = claims
    home.refresh_from_db()
    home.add_child(instance=article)
    return article


@replayed
def story(
    home: Section,
    headline: str = "The bridge opens",
    *,
    ago: timedelta | None = None,
    **fields: Any,
) -> Article:
    """A live story, published ``ago`` before now."""
    if ago is not None:
        fields["first_published_at"] = instant(ago)
    article = draft(home, headline, **fields)
    article.save_revision().publish()
    article.refresh_from_db()
    return article


@replayed
def filler(home: Section, headline: str, *, ago: timedelta = timedelta(), **fields: Any) -> Article:
    """A live story that is there to be one of many: in every list, but without a revision."""
    at = instant(ago)
    return draft(home, headline, live=True, first_published_at=at, last_published_at=at, **fields)


def instant(ago: timedelta) -> datetime:
    return timezone.now() - ago
