"""The rows of this room."""

from __future__ import annotations

from djeli.audience.models.bounce import Bounce, Suppression
from djeli.audience.models.comment import Comment, Report, Ruling
from djeli.audience.models.comment_rules import CommentRules
from djeli.audience.models.conversation import Closing, Conversation
from djeli.audience.models.correspondent import Correspondent, Letter
from djeli.audience.models.counting import Counting
from djeli.audience.models.delivery import Delivery
from djeli.audience.models.guarding import Attempt, LearntWord, SenderSalt, SpentProof
from djeli.audience.models.issue import Click, Issue, IssueStory
from djeli.audience.models.newsletter import Newsletter
from djeli.audience.models.ranking import Ranking
from djeli.audience.models.subscriber import Subscriber
from djeli.audience.models.subscription import Consent, Subscription
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
    Untallied,
)
from djeli.audience.models.whole_days import WholeDays

__all__ = [
    "Attempt",
    "Bounce",
    "Click",
    "Closing",
    "Comment",
    "CommentRules",
    "Consent",
    "Conversation",
    "Correspondent",
    "Counting",
    "Delivery",
    "Facet",
    "FoldedLog",
    "Issue",
    "IssueStory",
    "LearntWord",
    "Letter",
    "Newsletter",
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
    "Subscription",
    "Suppression",
    "Tally",
    "Untallied",
    "WholeDays",
]
