"""What a change of a published story can be."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What readers are told of a change; a small edit is none of these."""

    UPDATE = "update", _("Update")
    CORRECTION = "correction", _("Correction")
    CLARIFICATION = "clarification", _("Clarification")
    NOTE = "note", _("Editor’s note")
    RETRACTION = "retraction", _("Retraction")


DECLARABLE = (Kind.UPDATE, Kind.CORRECTION, Kind.CLARIFICATION, Kind.NOTE)
"""What a change may be when it is published. A story is retracted on a form of its own."""
IN_WORDS = tuple(kind for kind in Kind if kind != Kind.UPDATE)
"""Kinds that say nothing without a text."""
BY_WEIGHT = (Kind.RETRACTION, Kind.CORRECTION, Kind.CLARIFICATION, Kind.NOTE)
"""Kinds that mark a card while they are recent; of several the first one here does."""
CHOICES = (("", _("Small edit")), *((kind.value, kind.label) for kind in DECLARABLE))
