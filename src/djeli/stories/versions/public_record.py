"""What a version keeps of that by which readers can check a story."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from djeli.stories.disclosures.kinds import disclosures_of
from djeli.stories.models import Article, Claim
from djeli.stories.sources.public import PublicSource, own_sources_of
from djeli.stories.text import links

PARTS = ("verification", "sources", "agency", "disclosures", "sponsor", "claims")
BY_PUBLISHING = ("verification", "disclosures", "sponsor")
"""What changes by publishing alone. Titles of documents, names of agencies and of ratings follow
their own rows."""


def record_of(story: Article) -> dict[str, Any]:
    """The public record of a story, by the names in ``PARTS``."""
    state = str(story.verification)
    return {
        "verification": {"state": state, "note": story.verification_note} if state else {},
        "sources": list(_sources(own_sources_of(story))),
        "agency": story.agency.name if story.agency else "",
        "disclosures": [
            {"kind": one.kind.value, "text": one.text}
            for one in disclosures_of(story.disclosures.raw_data)
        ],
        "sponsor": story.sponsor if story.is_sponsored else "",
        "claims": list(_claims(story)) if story.is_fact_check else [],
    }


def says_something(record: dict[str, Any]) -> bool:
    """True unless readers are told nothing of the kind."""
    return any(record.values())


def _sources(sources: list[PublicSource]) -> Iterator[dict[str, Any]]:
    known = links.documents({one.document for one in sources if one.document})
    for one in sources:
        document = known.get(one.document or 0)
        yield {
            "kind": one.kind,
            "who": one.who,
            "link": one.link,
            "document": document.title if document else "",
            "checked_how": one.checked_how,
            "checked_on": _day(one.checked_on),
            "why_anonymous": one.why_anonymous if one.is_anonymous else "",
        }


def _claims(story: Article) -> Iterator[dict[str, Any]]:
    rows = Claim.objects.filter(article=story.pk).order_by("sort_order", "pk")
    for claim in rows.select_related("rating"):
        yield {
            "text": claim.text,
            "claimant": claim.claimant,
            "made_on": _day(claim.made_on),
            "made_at": claim.made_at,
            "link": claim.source_url,
            "rating": claim.rating.name if claim.rating else "",
            "checked": claim.checked,
        }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
