"""The list of subscribers. Deleting one deletes all their data."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import DeleteView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from djeli.newsletters.models import Subscriber
from djeli.newsletters.preferences import erase


class SubscribersView(IndexView):
    def get_base_queryset(self) -> QuerySet[Subscriber]:
        those: QuerySet[Subscriber] = super().get_base_queryset()
        return those.prefetch_related("subscriptions__newsletter")


def subscribed(subscriber: Subscriber) -> str:
    names = [one.newsletter.name for one in subscriber.subscriptions.all()]
    return ", ".join(names) or str(_("nothing"))


class EraseSubscriber(DeleteView):
    page_title = _("Delete all data")

    def delete_action(self) -> None:
        view: Any = self
        erase(view.object)


class SubscriberViewSet(ModelViewSet):
    model = Subscriber
    icon = "group"
    url_prefix = "newsletters/readers"
    url_namespace = "subscribers"
    menu_label = _("Readers")
    index_view_class = SubscribersView
    delete_view_class = EraseSubscriber
    list_display = [
        TitleColumn(
            "email",
            label=_("E-mail"),
            get_url=lambda one: reverse("subscribers:inspect", args=[one.pk]),
        ),
        Column("gets", label=_("Gets"), accessor=subscribed),
        DateColumn("confirmed_at", label=_("Confirmed")),
        DateColumn("asked_at", label=_("Asked")),
    ]
    search_fields = ["email"]
    search_backend_name = None
    list_per_page = 50
    inspect_view_enabled = True
    inspect_template_name = "desk/newsletters/subscriber.html"
    copy_view_enabled = False
    exclude_form_fields = ["mailed_at", "mailed_times", "confirmed_at", "wording"]
