"""The screens of rules."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import HeaderButton

from djeli.desk.wire_rules.form import WireRuleForm
from djeli.desk.wire_rules.log import LogView
from djeli.desk.wire_rules.trial import DryRunView
from djeli.wire.models import WireRule

HELP = _(
    "A rule acts without an editor, so it is off until you switch it on. It holds what is odd, and "
    "says why: an embargo, words of a kill, a duplicate, a missing credit, a text that is too "
    "long. Each deed is in the log, and can be held while it waits."
)


class RuleIndex(IndexView):
    """The rules, with the way to their log."""

    @property
    def header_buttons(self) -> list[Any]:
        log = HeaderButton(_("Log"), url=reverse("wire_rules:log"), icon_name="history")
        return [log, *super().header_buttons]


class EditRule(EditView):
    """The form, with a button that shows what the rule would have done."""

    @property
    def header_buttons(self) -> list[Any]:
        address = reverse("wire_rules:dry_run", args=[self.object.pk])
        return [HeaderButton(_("Dry run"), url=address, icon_name="view"), *super().header_buttons]


class WireRuleViewSet(ModelViewSet):
    model = WireRule
    icon = "desk-wire"
    url_prefix = "wire-rules"
    url_namespace = "wire_rules"
    menu_label = _("Wire rules")
    menu_name = "wire-rules"
    menu_order = 122
    add_to_settings_menu = True
    index_view_class = RuleIndex
    edit_view_class = EditRule
    list_display = [
        TitleColumn(
            "name",
            label=_("Name"),
            width="45%",
            get_url=lambda rule: reverse("wire_rules:edit", args=[rule.pk]),
        ),
        Column("get_deed_display", label=_("Then")),
        BooleanColumn("is_active", label=_("Active")),
    ]
    ordering = ["name"]
    inspect_view_enabled = False
    edit_handler = ObjectList(
        [
            HelpPanel(content=HELP),
            MultiFieldPanel([FieldPanel("name"), FieldPanel("is_active")], heading=_("The rule")),
            MultiFieldPanel(
                [
                    FieldPanel("source"),
                    FieldPanel("section"),
                    FieldRowPanel([FieldPanel("urgency"), FieldPanel("language")]),
                    FieldPanel("words"),
                ],
                heading=_("When an item is like this"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("deed"),
                    FieldPanel("delay"),
                    FieldRowPanel([FieldPanel("most_an_hour"), FieldPanel("most_words")]),
                ],
                heading=_("Then do that"),
            ),
        ],
        base_form_class=WireRuleForm,
    )

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("log/", LogView.as_view(), name="log"),
            path("dry-run/<int:pk>/", DryRunView.as_view(), name="dry_run"),
        ]
