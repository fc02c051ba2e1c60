"""Agencies, chosen from a searchable list."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet

from djeli.desk.choosers.creation import NewAgency
from djeli.desk.choosers.known import KnowingChooser
from djeli.stories.models import Agency


class AgencyChooser(ChooserViewSet):
    model = Agency
    icon = "globe"
    per_page = 20
    choose_one_text = _("Choose an agency")
    choose_another_text = _("Choose another")
    edit_item_text = _("Edit this agency")
    base_widget_class = KnowingChooser
    creation_form_class = NewAgency
    create_action_label = _("Add agency")
    creation_tab_label = _("New agency")
    url_prefix = "choose-agency"


agency_chooser = AgencyChooser("agency_chooser")
