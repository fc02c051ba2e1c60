"""Agencies, chosen from a searchable list."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet

from djeli.stories.models import Agency


class AgencyChooser(ChooserViewSet):
    model = Agency
    icon = "globe"
    per_page = 20
    choose_one_text = _("Choose an agency")
    choose_another_text = _("Choose another")
    edit_item_text = _("Edit this agency")
    url_prefix = "choose-agency"


agency_chooser = AgencyChooser("agency_chooser")
