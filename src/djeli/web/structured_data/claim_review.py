"""A claim and what a story says of it (developers.google.com/search/docs, fact check;
schema.org/ClaimReview)."""

from __future__ import annotations

from djeli.web.html.dates import iso
from djeli.web.structured_data.nodes import Node, filled, publisher_of
from djeli.web.view_models.claim import ShownClaim
from djeli.web.view_models.pages.article import ArticlePage


def claim_reviews(page: ArticlePage, edition: str) -> list[Node]:
    """One for each claim with a rating; the edition is who rated it."""
    rated = enumerate((one for one in page.claims if one.rating), 1)
    return [_review(page, one, number, edition) for number, one in rated]


def _review(page: ArticlePage, claim: ShownClaim, number: int, edition: str) -> Node:
    url = page.head.canonical_url
    return {
        "@type": "ClaimReview",
        "@id": f"{url}#claim-{number}",
        "url": url,
        "datePublished": iso(page.updated or page.published),
        "author": publisher_of(edition),
        "claimReviewed": claim.text,
        "itemReviewed": _claim(claim),
        "reviewRating": _rating(claim),
        "reviewBody": claim.checked,
    }


def _claim(claim: ShownClaim) -> Node:
    kind = "Organization" if claim.is_organisation else "Person"
    source = claim.source_url
    return filled(
        {
            "@type": "Claim",
            "author": {"@type": kind, "name": claim.claimant},
            "datePublished": claim.made_on.isoformat() if claim.made_on else "",
            "appearance": {"@type": "CreativeWork", "url": source} if source else "",
        }
    )


def _rating(claim: ShownClaim) -> Node:
    """Google wants the word for each rating, and a number where it has a place on the scale."""
    numbers = {"ratingValue": claim.place, "bestRating": claim.best, "worstRating": claim.worst}
    return {
        "@type": "Rating",
        "alternateName": claim.rating,
        **(numbers if claim.place is not None else {}),
    }
