"""The screen of a story's checks: what the rules still ask for, and who lets it pass."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from djeli.desk import rights
from djeli.stories.models import Article
from djeli.stories.sources import gate

OVERRIDE = "stories.override_clearance"


def checks(request: HttpRequest, page_id: int) -> HttpResponse:
    """What the rules ask of a story, who checked it, and the ways to do so."""
    story = _story(page_id)
    user: Any = request.user
    newest = story.get_latest_revision_as_object()
    lacking = list(gate.lacking_by_rule(newest))
    return render(
        request,
        "desk/sources/checks.html",
        {
            "story": story,
            "rules": gate.rules_for(newest),
            "lacking": lacking,
            "clearances": story.clearances.order_by("-at"),
            "may_check": may_check(user) and user.pk not in gate.writers_of(story),
            "may_override": user.has_perm(OVERRIDE) and lacking,
            "page_title": _("Sources and checks"),
            "page_subtitle": story.get_admin_display_title(),
        },
    )


def may_check(user: Any) -> bool:
    """True for those who change others' stories."""
    return bool(rights.may_change(user))


@require_POST
def check(request: HttpRequest, page_id: int) -> HttpResponse:
    """Note that this user checked the story."""
    user: Any = request.user
    if not may_check(user):
        raise PermissionDenied
    story = _story(page_id)
    try:
        gate.check(story, user)
        log(instance=story, action="djeli.sources.check", user=user)
        messages.success(request, _("Your check is noted."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("desk_checks", page_id)


@require_POST
def let_pass(request: HttpRequest, page_id: int) -> HttpResponse:
    """Let the story go live without what the rules ask for."""
    user: Any = request.user
    if not user.has_perm(OVERRIDE):
        raise PermissionDenied
    story, reason = _story(page_id), request.POST.get("reason", "")[:300]
    try:
        gate.let_pass(story, user, reason)
        data = {"reason": reason.strip()}
        log(instance=story, action="djeli.sources.override", user=user, data=data)
        messages.success(request, _("The story may go live now. Your reason is logged."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("desk_checks", page_id)


def _story(page_id: int) -> Article:
    story: Article = get_object_or_404(Article, pk=page_id)
    return story
