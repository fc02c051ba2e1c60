"""Newsletters, their issues, and who gets them."""

from __future__ import annotations

from djeli.newsletters.models.bounce import Bounce, Suppression
from djeli.newsletters.models.delivery import Delivery
from djeli.newsletters.models.issue import Click, Issue, IssueStory
from djeli.newsletters.models.newsletter import Newsletter
from djeli.newsletters.models.subscriber import Subscriber
from djeli.newsletters.models.subscription import Consent, Subscription

__all__ = [
    "Bounce",
    "Click",
    "Consent",
    "Delivery",
    "Issue",
    "IssueStory",
    "Newsletter",
    "Subscriber",
    "Subscription",
    "Suppression",
]
