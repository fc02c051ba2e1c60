"""The scale by which claims are rated: all its grades, and the ends of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext_lazy as _

from djeli.press import api as press
from djeli.stories.models import Rating

Tone = Literal["true", "mixed", "false", "open"]

USUAL = (
    ("true", 5, _("True"), _("The evidence bears it out.")),
    ("mostly-true", 4, _("Mostly true"), _("Right in the main, with something left out.")),
    ("misleading", 3, _("Misleading"), _("Parts are right, and the whole leads astray.")),
    ("mostly-false", 2, _("Mostly false"), _("Wrong in the main, with a grain of truth.")),
    ("false", 1, _("False"), _("The evidence says otherwise.")),
    ("unproven", None, _("Unproven"), _("There is not enough evidence to say.")),
)
"""Slug, place, name and meaning of the ratings with which an edition begins."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The places of the worst and the best rating; None where none has a place."""

    worst: int | None
    best: int | None

    def tone(self, rating: Rating) -> Tone:
        """How a rating looks: by the third of the scale in which it stands."""
        if rating.place is None or self.best is None or self.worst is None:
            return "open"
        if self.best == self.worst:
            return "mixed"
        share = (rating.place - self.worst) / (self.best - self.worst)
        return "true" if share > 2 / 3 else "false" if share < 1 / 3 else "mixed"


@dataclass(frozen=True, slots=True)
class Scale:
    """All ratings, best first; those outside the scale come last."""

    ratings: tuple[Rating, ...]

    @classmethod
    def current(cls) -> Scale:
        press.depends_on_table(Rating)
        return cls(tuple(Rating.objects.all()))

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(one.pk for one in self.ratings)

    @property
    def ends(self) -> Ends:
        places = [one.place for one in self.ratings if one.place is not None]
        return Ends(min(places, default=None), max(places, default=None))


def create_usual_ratings() -> None:
    """Make the scale with which an edition begins, if it has none; the newsroom may change it."""
    if Rating.objects.exists():
        return
    for slug, place, name, meaning in USUAL:
        Rating.objects.create(slug=slug, place=place, name=str(name), meaning=str(meaning))
