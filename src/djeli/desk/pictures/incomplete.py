"""The report of pictures that cannot be published: no credit or no alternative text."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from djeli.accounts.models import User
from djeli.stories.models import Picture

WITHOUT_ALT = Q(alt_text="")
WITHOUT_CREDIT = Q(credit="", photographer="", pool="", agency__isnull=True)


def lacking_pictures(user: User) -> QuerySet[Picture]:
    """Those of the pictures ``user`` may change that lack credit or alternative text."""
    mendable = policy_registry.get_by_type(Picture).instances_user_has_any_permission_for(
        user, ["change"]
    )
    return mendable.filter(WITHOUT_ALT | WITHOUT_CREDIT)


def what_lacks(picture: Picture) -> str:
    """In words, what ``picture`` lacks."""
    lacks = []
    if not picture.credit_line:
        lacks.append(str(_("credit")))
    if not picture.alt_text:
        lacks.append(str(_("alternative text")))
    return ", ".join(lacks)


class ThumbColumn(Column):
    """The picture itself, small."""

    cell_template_name = "desk/pictures/thumb_cell.html"

    def get_value(self, picture: Picture) -> Picture:
        return picture


class LackingPicturesReport(ReportView):
    """The report at /desk/reports/pictures/."""

    index_url_name = "desk_lacking_pictures"
    index_results_url_name = "desk_lacking_pictures_results"
    header_icon = "image"
    page_title = _("Pictures without credit or alternative text")
    model = Picture
    paginate_by = 50
    default_ordering = "-created_at"
    results_template_name = "desk/pictures/lacking_results.html"
    is_searchable = False
    any_permission_required = ["add", "change"]
    columns = [
        ThumbColumn("thumb", label="", width="80px"),
        TitleColumn("title", label=_("Picture"), url_name="wagtailimages:edit"),
        Column("lacks", label=_("Missing"), accessor=what_lacks),
        Column("uploaded_by_user", label=_("Uploaded by")),
        DateColumn("created_at", label=_("Uploaded"), sort_key="created_at"),
    ]
    list_export = ["title", "credit_line", "alt_text", "created_at"]
    export_headings = {"credit_line": _("Credit"), "alt_text": _("Alternative text")}

    def get_base_queryset(self) -> QuerySet[Picture]:
        found = lacking_pictures(self.request.user)
        return found.select_related("agency", "uploaded_by_user")

    def get_filename(self) -> str:
        return "pictures-lacking"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["title"] = self.page_title
        return context
