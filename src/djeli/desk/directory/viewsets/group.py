"""The menu item "People & topics", with a list for each kind of row."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from djeli.desk.directory.viewsets.agencies import AgencyViewSet
from djeli.desk.directory.viewsets.contributors import ContributorViewSet
from djeli.desk.directory.viewsets.topics import TopicViewSet


class PeopleAndTopics(ModelViewSetGroup):
    menu_label = _("People & topics")
    menu_name = "people"
    menu_icon = "group"
    menu_order = 160
    items = (ContributorViewSet, AgencyViewSet, TopicViewSet)
