"""The form of the settings about view counts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.contrib.settings.registry import registry

from djeli.readership.models import ViewCountSettings

HELP = _("What readers see beside headlines. The page “How we count” explains the numbers.")


def set_panels() -> None:
    """Put the form on the row, and it into the settings menu."""
    fields = ("shows_views", "shown_from", "adds_imported")
    ViewCountSettings.edit_handler = ObjectList(
        [HelpPanel(content=HELP), *(FieldPanel(name) for name in fields)]
    )
    registry.register(ViewCountSettings, icon="view", name="view-count-settings", order=116)
