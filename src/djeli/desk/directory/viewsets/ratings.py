"""The scale by which claims are rated, and the form of one rating."""

from __future__ import annotations

from django.db.models import Count, F, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from djeli.desk.unsaved_text.restored_forms import CreateRow, EditRow
from djeli.stories.models import Rating


class RatingsView(IndexView):
    """Best first; ratings outside the scale come last."""

    def get_base_queryset(self) -> QuerySet[Rating]:
        found: QuerySet[Rating] = super().get_base_queryset()
        return found.annotate(uses=Count("claims")).order_by(
            F("place").desc(nulls_last=True), "name"
        )


class RatingViewSet(ModelViewSet):
    model = Rating
    add_view_class = CreateRow
    edit_view_class = EditRow
    icon = "clipboard-list"
    url_prefix = "people/ratings"
    url_namespace = "ratings"
    menu_label = _("Ratings of claims")
    index_view_class = RatingsView
    list_display = [
        "name",
        "place",
        "meaning",
        Column("uses", label=_("Claims"), width="10%"),
    ]
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("place"), FieldPanel("meaning")])
