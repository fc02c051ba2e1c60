"""The list of agencies, and the form of one."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from djeli.desk.slugs.panels import name_and_slug
from djeli.desk.unsaved_text.restored_forms import CreateRow, EditRow
from djeli.stories.models import Agency


class AgencyViewSet(ModelViewSet):
    model = Agency
    add_view_class = CreateRow
    edit_view_class = EditRow
    icon = "globe"
    url_prefix = "people/agencies"
    url_namespace = "agencies"
    menu_label = _("Agencies")
    list_display = ["name", Column("credit", label=_("Credit line")), "url"]
    ordering = ["name"]
    edit_handler = ObjectList(
        [
            name_and_slug(),
            FieldPanel("credit_line"),
            FieldPanel("url"),
            FieldPanel("default_terms"),
            FieldPanel("may_be_passed_on"),
        ]
    )
