"""Claims that a story checks, as readers see them."""

from __future__ import annotations

from collections.abc import Iterable

from djeli.stories.fact_checks.verdicts import Verdict, verdicts, verdicts_of
from djeli.stories.models import Article
from djeli.web.view_models.claim import ShownClaim


def shown_claims(verdicts: Iterable[Verdict]) -> tuple[ShownClaim, ...]:
    """In the order of the story."""
    return tuple(_shown(one) for one in verdicts)


def claims_of(article: Article, *, is_preview: bool = False) -> tuple[ShownClaim, ...]:
    """What a story checks: of a draft what its form has, of a live story what is stored; nothing of
    one that was retracted."""
    if article.is_retracted:
        return ()
    if is_preview:
        return shown_claims(verdicts(article.claims.all()))
    if not article.is_fact_check:
        return ()
    return shown_claims(verdicts_of([article.pk]).get(article.pk, ()))


def _shown(verdict: Verdict) -> ShownClaim:
    claim, rating = verdict.claim, verdict.rating
    return ShownClaim(
        text=claim.text,
        claimant=claim.claimant,
        claimant_url=f"/fact-checks/by/{claim.claimant_slug}/" if claim.claimant_slug else "",
        made_on=claim.made_on,
        made_at=claim.made_at,
        source_url=claim.source_url,
        rating=verdict.name,
        rating_url=rating.address if rating else "",
        meaning=rating.meaning if rating else "",
        tone=verdict.tone,
        checked=claim.checked,
        is_organisation=claim.is_organisation,
        place=rating.place if rating else None,
        worst=verdict.ends.worst,
        best=verdict.ends.best,
    )
