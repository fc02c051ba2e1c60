"""Messages when a story cannot be published yet. Never an error page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.admin import messages

from djeli.stories.models import Article
from djeli.stories.readiness import Lack, NotReady

View = Callable[..., HttpResponseBase]


def tell_lacks(request: HttpRequest, story: Article, found: Sequence[Lack]) -> None:
    """Name the story and all that it lacks, with the way to mend it."""
    messages.error(
        request,
        _("“%(headline)s” cannot go live yet. %(lacks)s")
        % {"headline": story.title, "lacks": " ".join(lack.message for lack in found)},
        buttons=[messages.button(reverse("wagtailadmin_pages:edit", args=[story.pk]), _("Fix"))],
    )


def refuse_kindly(view: View) -> View:
    """A view in which a story that is not ready leads back with a message.

    The forms ask before they save. This is the net below them, for the ways that have no form of
    ours: a move, a copy, another extension.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except NotReady as refusal:
            text = _("Not done: the story is not ready to go live. %s") % " ".join(refusal.messages)
            if "application/json" in request.headers.get("Accept", ""):
                return HttpResponse(text, status=409, content_type="text/plain; charset=utf-8")
            messages.error(request, text)
            return redirect(_where_from(request))

    return guarded


def _where_from(request: HttpRequest) -> str:
    came = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(came, {request.get_host()}, request.is_secure()):
        return came
    return reverse("wagtailadmin_home")
