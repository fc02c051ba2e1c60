"""The screens of wire sources."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import EditView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminAutoHeightTextInput, HeaderButton

from djeli.desk.wire_sources.form import WireSourceForm
from djeli.desk.wire_sources.trial_view import TrialView
from djeli.wire.models import WireSource
from djeli.wire.sources.health import state_of

HELP = _(
    "Agencies push files into a watched folder (by SFTP, say), or Djeli asks an address: a feed or "
    "a file. Save, then try it: you see the last ten items as they would arrive. Nothing is "
    "published by itself."
)
STATES = {
    "off": (_("Off"), "gone"),
    "new": (_("Not looked at yet"), "waiting"),
    "well": (_("Well"), "live"),
    "failing": (_("Failing"), "back"),
    "silent": (_("Silent"), "back"),
}


class HealthColumn(Column):
    """How the source fares, and its last error."""

    def get_value(self, instance: WireSource) -> Any:
        label, kind = STATES[state_of(instance)]
        trouble = instance.trouble if instance.failures else ""
        return format_html(
            '<span class="desk-state desk-state--{}">{}</span> <span class="desk-quiet">{}</span>',
            kind,
            label,
            trouble,
        )


class EditSource(EditView):
    """The form, with a button that tries the source."""

    @property
    def header_buttons(self) -> list[Any]:
        address = reverse("wire_sources:try", args=[self.object.pk])
        return [HeaderButton(_("Try it"), url=address, icon_name="view"), *super().header_buttons]


class WireSourceViewSet(ModelViewSet):
    model = WireSource
    icon = "desk-wire"
    url_prefix = "wire-sources"
    url_namespace = "wire_sources"
    menu_label = _("Wire sources")
    menu_name = "wire-sources"
    menu_order = 121
    add_to_settings_menu = True
    edit_view_class = EditSource
    list_display = [
        TitleColumn(
            "name",
            label=_("Name"),
            width="35%",
            get_url=lambda source: f"/desk/wire-sources/edit/{source.pk}/",
        ),
        HealthColumn("health", label=_("Health")),
        DateColumn("item_at", label=_("Last item")),
    ]
    ordering = ["name"]
    inspect_view_enabled = False
    edit_handler = ObjectList(
        [
            HelpPanel(content=HELP),
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldPanel("is_active"),
                    FieldPanel("way"),
                    FieldPanel("address"),
                    FieldPanel("every"),
                    FieldPanel("secret_name"),
                    FieldPanel("silent_after"),
                ],
                heading=_("Where it comes from"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("form"),
                    FieldPanel("charset"),
                    FieldPanel("zone"),
                    FieldPanel("language"),
                ],
                heading=_("How it is read"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("meanings"),
                    FieldPanel("default_credit"),
                    FieldPanel("default_terms", widget=AdminAutoHeightTextInput(attrs={"rows": 2})),
                    FieldPanel("expires_after"),
                ],
                heading=_("What it means here"),
            ),
        ],
        base_form_class=WireSourceForm,
    )

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("try/<int:pk>/", TrialView.as_view(), name="try"),
        ]
