"""What stories found out about claims: for cards, pages, feeds and search, in one query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from djeli.press import api as press
from djeli.press.prepared_sql import PreparedModels
from djeli.stories.fact_checks.scale import Ends, Scale, Tone
from djeli.stories.models import Article, Claim, Rating


@dataclass(frozen=True, slots=True)
class Verdict:
    """One claim of a story and its rating, between the ends of the edition's scale."""

    claim: Claim
    rating: Rating | None
    ends: Ends
    scale: tuple[int, ...]
    """The ids of all ratings: the ends are found among them."""

    @property
    def tone(self) -> Tone:
        """How the rating looks."""
        return self.ends.tone(self.rating) if self.rating else "open"

    @property
    def keys(self) -> Iterator[str]:
        """The rows of the scale that it was made of."""
        yield press.rows_key(Rating)
        yield from press.row_keys(Rating, self.scale)

    @property
    def name(self) -> str:
        """The rating in words; a draft may have none yet."""
        return self.rating.name if self.rating else ""


def told(verdict: Verdict) -> str:
    """The claim and its rating in a line, in the language that is active."""
    claim = verdict.claim
    return _("%(name)s said: “%(claim)s” Our rating: %(rating)s") % {
        "name": claim.claimant,
        "claim": claim.text,
        "rating": verdict.name,
    }


def verdicts_of(ids: Iterable[int]) -> dict[int, tuple[Verdict, ...]]:
    """The claims that the stories ``ids`` check, in order, by the story's id. One query;
    another for the scale where there are any."""
    wanted = sorted(set(ids))
    known: press.SnapshotCache[tuple[Verdict, ...]] = press.snapshot_cache("verdicts")
    if unknown := known.lacking(wanted):
        made: dict[int, tuple[Verdict, ...]] = dict.fromkeys(unknown, ())
        with press.separate_dependencies():
            claims = list(_STORED.rows(unknown))
            scale = Scale.current() if claims else Scale(())
            for claim in claims:
                verdict = Verdict(claim, claim.rating, scale.ends, scale.ids)
                made[claim.article_id] = (*made[claim.article_id], verdict)

        def read(pk: int) -> Iterator[str]:
            yield press.row_key(Article, pk)
            for verdict in made[pk]:
                yield from verdict.keys

        known.keep(made, read)
    return {pk: verdicts for pk, verdicts in known.take(wanted).items() if verdicts}


def _asked(ids: Sequence[int]) -> QuerySet[Claim]:
    return Claim.objects.filter(article_id__in=ids).order_by("sort_order")


_STORED = PreparedModels(_asked, related=("rating",))


def verdicts(claims: Iterable[Claim]) -> Sequence[Verdict]:
    """Of a draft's claims."""
    scale = Scale.current()
    by_id = {one.pk: one for one in scale.ratings}
    return [
        Verdict(claim, by_id.get(claim.rating_id or 0), scale.ends, scale.ids) for claim in claims
    ]
