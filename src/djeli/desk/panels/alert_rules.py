"""The form of the rules for alerts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.contrib.settings.registry import registry

from djeli.alerts.models import AlertRules

HELP = _(
    "Short messages on readers’ screens, by web push. To send one, open a published story and "
    "press “Send an alert”."
)


def set_panels() -> None:
    """Put the form on the rules, and them into the settings menu."""
    fields = ("is_offered", "most_a_day", "sends_breaking")
    AlertRules.edit_handler = ObjectList(
        [HelpPanel(content=HELP), *(FieldPanel(name) for name in fields)]
    )
    registry.register(AlertRules, icon="mail", name="alert-rules", order=117)
