"""The screen of a story's public versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from djeli.stories.models import Article, Version, Withholding
from djeli.stories.versions import withheld
from djeli.stories.versions.public import reasons

PERMISSION = "stories.withhold_version"


class ReasonForm(forms.Form):
    reason = forms.CharField(max_length=300)


@dataclass(frozen=True, slots=True)
class Row:
    """A version, and why it is withheld; empty if readers see it."""

    version: Version
    withheld: str


def versions(request: HttpRequest, page_id: int) -> HttpResponse:
    """All public versions of a story, newest first; for publishers with the way to withhold one."""
    story = get_object_or_404(Article, pk=page_id)
    rows = list(Version.objects.filter(story=story.pk).order_by("-number"))
    why = reasons([row.pk for row in rows])
    return render(
        request,
        "desk/versions/index.html",
        {
            "story": story,
            "rows": [Row(row, why.get(row.pk, "")) for row in rows],
            "may_withhold": request.user.has_perm(PERMISSION),
            "page_title": _("Public versions"),
            "page_subtitle": story.get_admin_display_title(),
        },
    )


@require_POST
def withhold(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """Hide a version from readers, with the reason that they see in its place."""
    story, version = _asked(request, page_id, number)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Nothing was withheld. Give a reason; readers see it."))
        return redirect("desk_versions", page_id)
    reason, user = form.cleaned_data["reason"], _user(request)
    withheld.withhold(version, reason, user)
    data = {"number": number, "reason": reason}
    log(instance=story, action="djeli.version.withhold", user=user, data=data)
    messages.success(
        request, _("Version %s is withheld. Readers see your reason instead.") % number
    )
    return redirect("desk_versions", page_id)


@require_POST
def show_again(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """End a withholding."""
    story, version = _asked(request, page_id, number)
    held = Withholding.objects.filter(version=version, ended_at=None).first()
    try:
        if held is not None:
            withheld.show_again(held, _user(request))
            data = {"number": number}
            log(instance=story, action="djeli.version.show", user=request.user, data=data)
        messages.success(request, _("Readers see version %s again.") % number)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("desk_versions", page_id)


def _asked(request: HttpRequest, page_id: int, number: int) -> tuple[Article, Version]:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    story = get_object_or_404(Article, pk=page_id)
    return story, get_object_or_404(Version, story=story.pk, number=number)


def _user(request: HttpRequest) -> Any:
    return request.user
