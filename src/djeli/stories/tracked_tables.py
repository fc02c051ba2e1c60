"""The tables of this room whose changes the press follows.

Columns that no reader's page shows are left out, so that saving a draft presses nothing.
"""

from __future__ import annotations

from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, PageViewRestriction, Site

from djeli.press import api as press
from djeli.stories.models import (
    Agency,
    Article,
    Byline,
    ChainHead,
    Claim,
    Contributor,
    Correction,
    CorrectionPlace,
    CurrentLineUp,
    Edition,
    FormerAddress,
    Front,
    LineUp,
    Listing,
    Month,
    Navigation,
    Picture,
    Rating,
    Section,
    Source,
    StandingPage,
    Tally,
    Topic,
    Version,
    Withdrawal,
    Withholding,
)
from djeli.stories.related import related_stories

WHOLE: tuple[type[Model], ...] = (
    Agency,
    ChainHead,
    Contributor,
    Edition,
    FormerAddress,
    Front,
    Month,
    Navigation,
    Rating,
    Redirect,
    Section,
    StandingPage,
    Topic,
    CurrentLineUp,
    get_document_model(),
)
NEWSROOM_ONLY = (
    "draft_title",
    "expire_at",
    "go_live_at",
    "has_unpublished_changes",
    "latest_revision_id",
    "latest_revision_created_at",
    "live_revision_id",
    "locked",
    "locked_at",
    "locked_by_id",
    "numchild",
    "owner_id",
)
"""Columns of rows with drafts that are the newsroom's own business."""


def declare() -> None:
    """Called once, when the app is ready."""
    press.track(Page, ignoring=NEWSROOM_ONLY)
    press.track(
        Article,
        ignoring=["change_kind", "change_text", "usage_expires_at"],
        own_lists={"related_ids": related_stories.LIST},
    )
    press.track(Byline, owner="article")
    press.track(Claim, owner="article")
    press.track(Article.topics.through, owner="article")
    press.track(Article.further_sections.through, owner="article")
    press.track(Version, owner="story", ignoring=["previous"])
    press.track(Source, owner="article", ignoring=["checked_by", "known_to", "name", "note"])
    press.track(Withholding, owner="story")
    press.track(Withdrawal, owner="story", ignoring=["by", "reason"])
    press.track(Listing, listed_by="key", by_entry=True)
    press.track(Correction, ignoring=["by", "leads_until", "revision", "version_before"])
    press.track(CorrectionPlace, listed_by="key")
    press.track(LineUp, ignoring=[*NEWSROOM_ONLY, "name"])
    press.track(Picture, ignoring=["collection_id", "uploaded_by_user_id", "created_at"])
    press.track(Tally, quiet=True)
    for model in WHOLE:
        press.track(model)
    press.track(Site, as_one=True)
    # Hardly ever a row; and one that comes takes a whole section away.
    press.track(PageViewRestriction, as_one=True)
