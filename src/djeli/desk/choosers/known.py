"""Choosers that show what their form has read already, instead of reading it once more."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from wagtail.admin.widgets import BaseChooser
from wagtail.images.widgets import AdminImageChooser


class Knows:
    """``known`` is the row that is chosen, where the form has it at hand."""

    known: Model | None = None

    def get_instance(self, value: Any) -> Any:
        if self.known is not None and str(value) == str(self.known.pk):
            return self.known
        return super().get_instance(value)  # type: ignore[misc]


class KnowingChooser(Knows, BaseChooser):
    """Of rows."""


class KnowingPictureChooser(Knows, AdminImageChooser):
    """Of pictures."""
