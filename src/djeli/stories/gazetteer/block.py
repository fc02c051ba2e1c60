"""The locator map as a block of a story."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from djeli.stories.gazetteer.places import UnknownPlace, read_places


class MapBlock(blocks.StructBlock):
    """A small map of where the story happens."""

    places = blocks.TextBlock(
        required=False,
        rows=3,
        label=_("Places"),
        help_text=_(
            "One a line: Kano. If a place is not known, add its latitude and longitude: "
            "Bichi 12.23 8.24. If empty, the places of the dateline and the topics are used."
        ),
    )
    caption = blocks.CharBlock(required=False, max_length=200, label=_("Caption"))

    class Meta:
        icon = "site"
        label = _("Map")
        preview_template = "desk/blocks/no_preview.html"

    def clean(self, value: Any) -> Any:
        """The value as given. Raises where a line names no place."""
        cleaned = super().clean(value)
        try:
            read_places(cleaned["places"])
        except UnknownPlace as problem:
            error = ValidationError(str(problem))
            raise blocks.StructBlockValidationError({"places": error}) from problem
        return cleaned
