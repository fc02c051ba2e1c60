"""Allows mail to a suppressed address again, for a reason."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from djeli.desk.newsletters.forms import LiftForm
from djeli.newsletters.bounces.bounce_rules import lift
from djeli.newsletters.models import Bounce, Suppression


def lifting(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows why the address is suppressed; POST with ``why`` lifts it."""
    if not request.user.has_perm("newsletters.change_suppression"):
        raise PermissionDenied
    suppression: Suppression = get_object_or_404(Suppression, pk=pk)
    form = LiftForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and suppression.lifted_at is None:
        lift(suppression, request.user, form.cleaned_data["why"])
        log(suppression, "djeli.newsletter.lift", user=request.user)
        messages.success(request, _("Mail to %s is allowed again.") % suppression.email)
        return redirect("suppressions:index")
    return render(
        request,
        "desk/newsletters/lift.html",
        {
            "suppression": suppression,
            "form": form,
            "bounces": Bounce.objects.filter(email__iexact=suppression.email)[:20],
            "page_title": suppression.email,
        },
    )
