"""Decisions about an agency's orders: an unclear embargo, a kill that was seen."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from djeli.desk import rights
from djeli.wire.models import Stop, WireItem
from djeli.wire.orders.holds import is_embargoed, rule_on_embargo
from djeli.wire.orders.kills import see


class EmbargoForm(forms.Form):
    """Until when an item is embargoed, or that it is not."""

    until = forms.DateTimeField(
        required=False,
        label=gettext_lazy("The embargo ends at"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
    )


@require_POST
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide on an embargo that cannot be read, or lift one. Only who may publish decides."""
    if not rights.may_publish(request.user):  # type: ignore[arg-type]
        raise PermissionDenied
    item = get_object_or_404(WireItem, pk=pk)
    if not item.has_unclear_embargo:
        return _lift(request, item)
    form = EmbargoForm(request.POST)
    until = form.cleaned_data["until"] if form.is_valid() else None
    if "lift" not in request.POST and until is None:
        messages.error(request, _("Not saved. Please enter the time when the embargo ends."))
    elif "lift" in request.POST:
        rule_on_embargo(item, request.user, None)  # type: ignore[arg-type]
        messages.success(request, _("Decided: there is no embargo on this item."))
    else:
        rule_on_embargo(item, request.user, until)  # type: ignore[arg-type]
        at = date_format(localtime(until), "j F Y, H:i")
        messages.success(request, _("Decided: the embargo ends at %s.") % at)
    return redirect("desk_wire_item", pk=item.pk)


def _lift(request: HttpRequest, item: WireItem) -> HttpResponse:
    """Let an editor publish before the agency's embargo ends: with a reason, and on record."""
    reason = request.POST.get("reason", "").strip()
    if not is_embargoed(item):
        messages.error(request, _("This item has no embargo."))
    elif not reason:
        messages.error(request, _("Not lifted. Please say why: the reason is logged."))
    else:
        rule_on_embargo(item, request.user, None, reason)  # type: ignore[arg-type]
        at = date_format(localtime(item.embargoed_until), "j F Y, H:i:s")
        told = _("The agency’s embargo until %s is lifted here. This is logged with your name.")
        messages.warning(request, told % at)
    return redirect("desk_wire_item", pk=item.pk)


@require_POST
def seen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take what a kill did off the first page of the desk."""
    if not rights.may_submit(request.user):  # type: ignore[arg-type]
        raise PermissionDenied
    see(get_object_or_404(Stop, pk=pk), request.user)  # type: ignore[arg-type]
    return redirect("wagtailadmin_home")
