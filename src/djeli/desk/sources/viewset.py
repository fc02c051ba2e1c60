"""The screens of the rules for sources."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet

from djeli.stories.models import SourceRule

HELP = _(
    "A rule is for stories of a section, with a flag, or both. What it asks for must be there "
    "before such a story goes live for the first time. A publisher can let a story pass, with a "
    "reason that is logged. Agency copy is its own source."
)


class SourceRuleViewSet(ModelViewSet):
    model = SourceRule
    icon = "circle-check"
    url_prefix = "source-rules"
    url_namespace = "source_rules"
    menu_label = _("Rules for sources")
    menu_name = "source-rules"
    menu_order = 125
    add_to_settings_menu = True
    inspect_view_enabled = False
    list_display = [
        TitleColumn(
            "__str__",
            label=_("Stories"),
            get_url=lambda rule: f"/desk/source-rules/edit/{rule.pk}/",
        ),
        BooleanColumn("needs_source", label=_("Source")),
        BooleanColumn("needs_check", label=_("Second check")),
    ]
    edit_handler = ObjectList(
        [
            HelpPanel(content=HELP),
            FieldPanel("section"),
            FieldPanel("flag"),
            FieldPanel("needs_source"),
            FieldPanel("needs_check"),
        ]
    )
