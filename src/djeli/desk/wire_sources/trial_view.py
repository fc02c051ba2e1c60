"""The last ten items of a source as they would arrive."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from djeli.wire.models import WireSource
from djeli.wire.sources.trial import last_items


class TrialView(WagtailAdminTemplateMixin, TemplateView):
    """Asks the source once. What goes wrong is told in its place."""

    template_name = "desk/wire_sources/try.html"
    header_icon = "desk-wire"
    page_title = _("Try it")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("wire.change_wiresource"):
            raise PermissionDenied
        self.source = get_object_or_404(WireSource, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wire_sources:index"), "label": _("Wire sources")},
            {
                "url": reverse("wire_sources:edit", args=[self.source.pk]),
                "label": str(self.source),
            },
            {"url": "", "label": _("Try it")},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        try:
            found, trouble = last_items(self.source), ""
        except (OSError, ValueError) as error:
            found, trouble = [], " ".join(str(error).split())
        return {**context, "source": self.source, "found": found, "trouble": trouble}
