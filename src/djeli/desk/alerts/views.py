"""The alert of a story: written, looked at and sent on one page; and the list of all alerts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from djeli.alerts.models import Alert, Delivery
from djeli.alerts.sending import ledger
from djeli.alerts.sending.composition import (
    NotSendable,
    SentBefore,
    is_sendable,
    make,
    readers_of,
    usual_text,
)
from djeli.desk.alerts.forms import AlertForm
from djeli.stories.models import Article, Edition

A_PAGE = 50
Audience = Alert.Audience


def may_send(user: Any) -> bool:
    return bool(user.has_perm("alerts.add_alert"))


def alert(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the alert as readers will see it, or what became of it; POST sends it, once."""
    if not may_send(request.user):
        raise PermissionDenied
    story: Article = get_object_or_404(Article, pk=pk)
    made = Alert.objects.select_related("made_by").filter(story=story).first()
    if made:
        if request.method == "POST":
            messages.warning(request, _("This story has had its alert. Nothing more was sent."))
        return _show(request, story, alert=made, counts=figures_of(made))
    if not is_sendable(story):
        messages.error(
            request,
            _("No alert can be sent: readers cannot see this story, or it is a paid-for story."),
        )
        return redirect("stories:index")
    usual = {"text": usual_text(story), "audience": Audience.BREAKING}
    form = AlertForm(request.POST if request.method == "POST" else None, initial=usual)
    if request.method == "POST" and form.is_valid():
        return _send(request, story, form.cleaned_data)
    readers = {kind.value: readers_of(story, kind).count() for kind in Audience}
    return _show(request, story, form=form, readers=readers, edition=Edition.current())


def _send(request: HttpRequest, story: Article, data: dict[str, str]) -> HttpResponse:
    try:
        made = make(story, request.user, text=data["text"], audience=data["audience"])
    except (SentBefore, NotSendable):
        # The page says which of the two it is.
        return redirect("desk_push", story.pk)
    log(
        story,
        "djeli.alert.send",
        user=request.user,
        data={"alert": made.pk, "audience": made.audience, "text": made.text},
    )
    messages.success(request, _("The alert is on its way."))
    return redirect("desk_push", story.pk)


def figures_of(made: Alert) -> dict[str, int]:
    """How many browsers have it, and what became of the others; as it is now."""
    names = ("sent", "skipped", "gone", "failed")
    if made.finished_at:
        return {"waiting": 0, **{name: getattr(made, name) for name in names}}
    counts = ledger.counts_of(made)
    waiting = counts[Delivery.State.WAITING] + counts[Delivery.State.CLAIMED]
    return {"waiting": waiting, **{name: counts[name] for name in names}}


def _show(request: HttpRequest, story: Article, **context: Any) -> HttpResponse:
    title = _("Alert") if "alert" in context else _("Send an alert")
    return render(
        request, "desk/alerts/alert.html", {"story": story, "page_title": title, **context}
    )


def alerts(request: HttpRequest) -> HttpResponse:
    """All alerts, the newest first."""
    if not request.user.has_perm("alerts.view_alert"):
        raise PermissionDenied
    rows = Alert.objects.select_related("made_by").annotate(slug=F("story__slug"))
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("p"))
    told = [(one, figures_of(one)) for one in page]
    return render(
        request,
        "desk/alerts/index.html",
        {"rows": told, "page_obj": page, "page_title": _("Alerts")},
    )
