"""What a rule would have done with the items of the last seven days."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from djeli.wire.models import WireRule
from djeli.wire.rules.dry_run import DAYS, dry_run


class DryRunView(WagtailAdminTemplateMixin, TemplateView):
    """Nothing is made and nothing is written."""

    template_name = "desk/wire_rules/dry_run.html"
    header_icon = "desk-wire"
    page_title = _("Dry run")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("wire.change_wirerule"):
            raise PermissionDenied
        self.rule = get_object_or_404(WireRule, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wire_rules:index"), "label": _("Wire rules")},
            {"url": reverse("wire_rules:edit", args=[self.rule.pk]), "label": str(self.rule)},
            {"url": "", "label": _("Dry run")},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        found = dry_run(self.rule)
        held = sum(bool(one.reason) for one in found)
        return {
            **context,
            "rule": self.rule,
            "found": found,
            "done": len(found) - held,
            "held": held,
            "days": DAYS,
        }
