"""How sure the newsroom is of what a story says."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verification(models.TextChoices):
    """Readers see all but VERIFIED on cards; a story without a state says nothing of it."""

    VERIFIED = "verified", _("Verified")
    DEVELOPING = "developing", _("Developing")
    DISPUTED = "disputed", _("Disputed")
    UNVERIFIED = "unverified", _("Unverified")
