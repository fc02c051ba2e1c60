"""What a claim lacks before readers may see it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from djeli.stories.models import Article
from djeli.stories.readiness import Lack


def lacking_on_claims(article: Article) -> Iterator[Lack]:
    """A rating, what was checked, and a day that has come."""
    for claim in article.claims.all():
        said = claim.text if len(claim.text) < 60 else f"{claim.text[:57]}…"
        if claim.rating_id is None:
            yield Lack("claims", _("Choose a rating for the claim “%s”.") % said)
        if not claim.checked.strip():
            yield Lack("claims", _("Say what was checked for the claim “%s”.") % said)
        if claim.made_on and claim.made_on > timezone.localdate():
            yield Lack("claims", _("The claim “%s” was said on a day yet to come.") % said)
