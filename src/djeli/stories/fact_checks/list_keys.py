"""The lists that fact-checks are in."""

from __future__ import annotations

from collections.abc import Iterator

from djeli.press.prepared_sql import Prepared
from djeli.stories.models import Claim

FACT_CHECKS = "fact-checks"


def rating_key(rating_id: int) -> str:
    return f"fact-checks:{rating_id}"


def claimant_key(slug: str) -> str:
    return f"fact-checks:by:{slug}"


def fact_check_keys(article_id: int) -> Iterator[str]:
    """Every list that a story is in by the claims that it checks; none without a claim."""
    for rating, claimant in _CLAIMS.rows([article_id]):
        yield FACT_CHECKS
        yield claimant_key(claimant)
        if rating:
            yield rating_key(rating)


_CLAIMS = Prepared(
    lambda ids: (
        Claim.objects.filter(article__in=ids).order_by().values_list("rating_id", "claimant_slug")
    )
)
