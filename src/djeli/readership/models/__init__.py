"""What was counted, and the orders of stories that follow from it."""

from __future__ import annotations

from djeli.readership.models.ranking import Ranking
from djeli.readership.models.view_count_settings import ViewCountSettings
from djeli.readership.models.views import (
    Facet,
    FoldedLog,
    Presence,
    SiteFacet,
    SiteViews,
    Step,
    StoryFacet,
    StoryViews,
    Untallied,
)
from djeli.readership.models.whole_days import WholeDays

__all__ = [
    "Facet",
    "FoldedLog",
    "Presence",
    "Ranking",
    "SiteFacet",
    "SiteViews",
    "Step",
    "StoryFacet",
    "StoryViews",
    "Untallied",
    "ViewCountSettings",
    "WholeDays",
]
