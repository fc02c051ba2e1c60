"""Standing pages: About, Contact, Privacy, Corrections policy."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from djeli.stories.models.addressed import AddressedPage
from djeli.stories.models.served import NOT_COPIED, Served
from djeli.stories.text.blocks import BODY
from djeli.stories.text.fields import BlockField


class StandingPage(Served, AddressedPage):
    """A page that stays: no byline, no section, no place in any list."""

    class Policy(models.TextChoices):
        """What a page may be: properties of schema.org/NewsMediaOrganization, and ``AI_USE``, for
        which it has none."""

        PRINCIPLES = "publishingPrinciples", _("Editorial principles")
        CORRECTIONS = "correctionsPolicy", _("Corrections")
        ETHICS = "ethicsPolicy", _("Ethics")
        VERIFICATION = "verificationFactCheckingPolicy", _("Verification and fact-checking")
        SOURCES = "unnamedSourcesPolicy", _("Unnamed sources")
        BYLINES = "noBylinesPolicy", _("Stories without a byline")
        OWNERSHIP = "ownershipFundingInfo", _("Ownership and funding")
        MISSION = "missionCoveragePrioritiesPolicy", _("Mission and priorities of coverage")
        DIVERSITY = "diversityPolicy", _("Diversity")
        FEEDBACK = "actionableFeedbackPolicy", _("Readers’ complaints")
        MASTHEAD = "masthead", _("Who we are")
        AI_USE = "aiUse", _("Use of artificial intelligence")

    summary = models.TextField(_("summary"), blank=True)
    body = BlockField(BODY, verbose_name=_("text"), blank=True)
    policy = models.CharField(
        _("is our policy on"),
        max_length=40,
        choices=Policy,
        blank=True,
        help_text=_("Search engines are told. Each policy has one page."),
    )
    is_in_footer = models.BooleanField(_("in the footer"), default=True)

    parent_page_types = ["stories.Front"]
    subpage_types: ClassVar[list[str]] = []
    exclude_fields_in_copy: ClassVar[list[str]] = [*NOT_COPIED, "policy"]
    page_description = _("About, Contact, Privacy, Corrections policy")

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")
