"""The menu item "People & topics", with a list for each kind of row."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSetGroup

from djeli.desk.directory.viewsets.agencies import AgencyViewSet
from djeli.desk.directory.viewsets.contributors import ContributorViewSet
from djeli.desk.directory.viewsets.ratings import RatingViewSet
from djeli.desk.directory.viewsets.topics import TopicViewSet


class InviteItem(MenuItem):
    """For those who keep the users."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("accounts.add_user")


class PeopleAndTopics(ModelViewSetGroup):
    menu_label = _("People & topics")
    menu_name = "people"
    menu_icon = "group"
    menu_order = 160
    items = (ContributorViewSet, AgencyViewSet, TopicViewSet, RatingViewSet)

    def get_submenu_items(self) -> list[Any]:
        invite = InviteItem(
            _("Invite somebody"), reverse("desk_invite"), name="invite", icon_name="mail", order=0
        )
        return [invite, *super().get_submenu_items()]
