"""The report of the press, and a receipt."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from djeli.desk import rights
from djeli.press.models import Receipt
from djeli.press.runs import receipts
from djeli.press.runs.queue_step import press
from djeli.press.runs.status import status
from djeli.press.store.current import current_store

SHOWN = 30


class AsksWhoSeesAll:
    """Addresses tell of stories that are gone, and reasons of what is in a page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.sees_all(request.user):  # type: ignore[arg-type]
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class PressReport(AsksWhoSeesAll, WagtailAdminTemplateMixin, TemplateView):
    """What is pressed, what waits, what failed and why, and the latest receipts."""

    page_title = _("Press")
    header_icon = "history"
    template_name = "desk/press_report/report.html"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        items: list[dict[str, str]] = super().get_breadcrumbs_items()
        return [*items, {"url": "", "label": _("Press")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        found = status(current_store())
        found["megabytes"] = round(found["size"] / 1_000_000, 1)
        return {**context, "press": found, "receipts": Receipt.objects.all()[:SHOWN]}


class ReceiptView(AsksWhoSeesAll, WagtailAdminTemplateMixin, TemplateView):
    """One receipt, its addresses fetched while the page is made."""

    header_icon = "check"
    template_name = "desk/press_report/receipt.html"
    _show_breadcrumbs = True

    def get_page_title(self) -> str:
        return _("Receipt")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        items: list[dict[str, str]] = super().get_breadcrumbs_items()
        report = {"url": reverse("desk_press"), "label": _("Press")}
        return [*items, report, {"url": "", "label": _("Receipt")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        receipt = get_object_or_404(Receipt, pk=kwargs["pk"])
        fetched = list(receipts.check(current_store(), receipt))
        return {
            **context,
            "receipt": receipt,
            "fetched": fetched,
            "troubled": sum(1 for one in fetched if one.trouble),
            "unfetched": len(receipt.addresses) - len(fetched),
        }


@require_POST
def press_again(request: HttpRequest) -> HttpResponse:
    """Press one address again (``address``), or all that have failed."""
    if not rights.sees_all(request.user):  # type: ignore[arg-type]
        raise PermissionDenied
    store = current_store()
    address = request.POST.get("address", "")
    with store.reading() as reading:
        # What nobody has asked for yet is not pressed because it is named here.
        is_known = reading.index.number_of(address) >= 0 or reading.queue.has(address)
        named = [address] if is_known else []
        wanted = named if address else [failure.target for failure in reading.failures.all()]
    outcome = press(store, wanted)
    for address, reason in outcome.failed.items():
        messages.error(
            request,
            _("%(address)s could not be updated: %(reason)s")
            % {"address": address, "reason": reason},
        )
    if count := len(outcome.pressed) + len(outcome.gone):
        text = ngettext("%d page was updated.", "%d pages were updated.", count)
        messages.success(request, text % count)
    return redirect("desk_press")
