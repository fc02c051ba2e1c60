"""The rows of this room."""

from __future__ import annotations

from djeli.audience.models.comment import Comment, Report, Ruling
from djeli.audience.models.comment_rules import CommentRules
from djeli.audience.models.conversation import Closing, Conversation
from djeli.audience.models.correspondent import Correspondent, Letter
from djeli.audience.models.counting import Counting
from djeli.audience.models.guarding import Attempt, LearntWord, SenderSalt, SpentProof
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
    "Attempt",
    "Closing",
    "Comment",
    "CommentRules",
    "Conversation",
    "Correspondent",
    "Counting",
    "Facet",
    "FoldedLog",
    "LearntWord",
    "Letter",
    "Presence",
    "Ranking",
    "Report",
    "Ruling",
    "SenderSalt",
    "SiteFacet",
    "SiteViews",
    "SpentProof",
    "Step",
    "StoryFacet",
    "StoryViews",
    "Subscriber",
    "Tally",
]
