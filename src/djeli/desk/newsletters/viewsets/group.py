"""The menu item "Newsletters", with a list for each kind of row."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from djeli.desk.newsletters.viewsets.issues import IssueViewSet
from djeli.desk.newsletters.viewsets.newsletters import NewsletterViewSet
from djeli.desk.newsletters.viewsets.subscribers import SubscriberViewSet
from djeli.desk.newsletters.viewsets.suppressions import SuppressionViewSet


class Newsletters(ModelViewSetGroup):
    menu_label = _("Newsletters")
    menu_name = "newsletters"
    menu_icon = "mail"
    menu_order = 145
    items = (IssueViewSet, NewsletterViewSet, SubscriberViewSet, SuppressionViewSet)
