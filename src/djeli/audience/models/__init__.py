"""The rows of this room."""

from __future__ import annotations

from djeli.audience.models.counting import Counting
from djeli.audience.models.ranking import Ranking
from djeli.audience.models.subscriber import Subscriber
from djeli.audience.models.tally import Tally
from djeli.audience.models.views import (
    Facet,
    FoldedLog,
    Presence,
    SiteFacet,
    SiteViews,
    Step,
    StoryFacet,
    StoryViews,
)

__all__ = [
    "Counting",
    "Facet",
    "FoldedLog",
    "Presence",
    "Ranking",
    "SiteFacet",
    "SiteViews",
    "Step",
    "StoryFacet",
    "StoryViews",
    "Subscriber",
    "Tally",
]
