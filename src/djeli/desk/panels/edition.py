"""The forms of the edition's settings and of its menu."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.contrib.settings.registry import registry

from djeli.desk.panels.collapsed_blocks import fold
from djeli.stories.models import Edition, Navigation

COLOUR = forms.TextInput(attrs={"placeholder": "#2c2a66", "spellcheck": "false"})

IN_PUBLIC = (
    (_("Readers’ comments"), "has_comments", "comment_note"),
    (_("What changed"), "shown_versions", "names_publishers"),
    (_("Corrections"), "takes_error_reports", "names_who_corrects"),
)
"""What readers may say and check: a heading, and the fields below it."""


def set_panels() -> None:
    """Put the forms on the two, and both into the settings menu."""
    Edition.edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("name"), FieldPanel("tagline"), FieldPanel("description")],
                heading=_("Who we are"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("logo"),
                    FieldRowPanel(
                        [
                            FieldPanel("accent", widget=COLOUR),
                            FieldPanel("accent_dark", widget=COLOUR),
                        ]
                    ),
                ],
                heading=_("Face"),
            ),
            FieldPanel("languages"),
            FieldPanel("feed_text"),
            MultiFieldPanel(
                [FieldPanel("email"), FieldPanel("telephone"), FieldPanel("address")],
                heading=_("Contacts"),
            ),
            FieldPanel("profiles"),
            *(_group(heading, *names) for heading, *names in IN_PUBLIC),
            FieldPanel("newsletter_invitation"),
            FieldPanel("kill_policy"),
            FieldPanel("terms_policy"),
        ]
    )
    Navigation.edit_handler = ObjectList([FieldPanel("menu")])
    fold(Navigation._meta.get_field("menu").stream_block, "")
    registry.register(Edition, icon="site", name="edition", order=100)
    registry.register(Navigation, icon="bars", name="menu", order=110)


def _group(heading: Any, *names: str) -> MultiFieldPanel:
    return MultiFieldPanel([FieldPanel(name) for name in names], heading=heading)
