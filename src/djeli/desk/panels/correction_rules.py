"""The form of the rules for corrections."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.contrib.settings.registry import registry

from djeli.stories.models import CorrectionRules

HELP = _(
    "A correction stands above its story for some days and marks the story in lists. After that "
    "it stands at the foot. A retraction always stands above."
)


def set_panels() -> None:
    """Put the form on the rules, and them into the settings menu."""
    days = ("correction_days", "clarification_days", "note_days", "update_days")
    CorrectionRules.edit_handler = ObjectList(
        [
            HelpPanel(content=HELP),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel(name) for name in days])], heading=_("Days at the top")
            ),
        ]
    )
    registry.register(CorrectionRules, icon="edit", name="correction-rules", order=116)
