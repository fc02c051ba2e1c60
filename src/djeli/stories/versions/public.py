"""The versions of a story that readers may know of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from djeli.stories.models import Article, Correction, Edition, Version, Withholding


@dataclass(frozen=True, slots=True)
class PublicVersion:
    """A version as readers may know of it. ``kind`` is what readers were told of it, then or
    afterwards. ``withheld`` is the reason why its content is not shown; empty for one that is.
    ``by`` is empty unless the edition names who published."""

    version: Version
    kind: str
    withheld: str
    by: str

    @property
    def is_shown(self) -> bool:
        return not self.withheld


def versions_of(story: Article, edition: Edition) -> list[PublicVersion]:
    """The versions of a live story, oldest first; by the edition's setting all, the first and
    those that an editor said to be a change, or none."""
    if edition.shown_versions == Edition.ShownVersions.NONE:
        return []
    rows = list(Version.objects.filter(story=story.pk).order_by("number"))
    told = _told(story)
    if edition.shown_versions == Edition.ShownVersions.DECLARED:
        rows = [row for row in rows if row.number == 1 or row.is_declared or row.pk in told]
    held = reasons([row.pk for row in rows])
    return [
        PublicVersion(
            row, told.get(row.pk, row.kind), held.get(row.pk, ""), _publisher(row, edition)
        )
        for row in rows
    ]


def _told(story: Article) -> dict[int, str]:
    """What corrections say of the versions that they brought, by position."""
    made = Correction.objects.filter(story=story.pk, version_after__isnull=False)
    return dict(made.order_by("at", "pk").values_list("version_after_id", "kind"))


def _publisher(row: Version, edition: Edition) -> str:
    """Nobody is named whose account was deleted."""
    return row.by_name if edition.names_publishers and row.by_id else ""


def reasons(positions: Sequence[int]) -> dict[int, str]:
    """Why versions are withheld, by position; those that are shown are not among them."""
    rows = Withholding.objects.filter(version__in=positions, ended_at=None)
    return dict(rows.values_list("version_id", "reason"))


def has_changes(story: Article, edition: Edition) -> bool:
    """True if readers find more than one version of a live story."""
    if edition.shown_versions == Edition.ShownVersions.NONE:
        return False
    published = story.last_published_at
    if published is None or published == story.first_published_at:
        return False  # so that most stories need no query
    rows = Version.objects.filter(story=story.pk, number__gt=1)
    if edition.shown_versions == Edition.ShownVersions.DECLARED:
        told = Q(pk__in=Correction.objects.filter(story=story.pk).values("version_after"))
        rows = rows.filter(~Q(kind=Version.Kind.EDIT) | told)
    return rows.exists()
