"""The first page: GET shows the form, POST founds the edition and opens the desk."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from djeli.desk.welcome import clock, invitation
from djeli.desk.welcome.forms import WelcomeForm
from djeli.desk.welcome.founding import found
from djeli.stories.models import Edition

ONE_SCRIPT = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'unsafe-inline'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@never_cache
@sensitive_post_parameters("password", "token")
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """The page behind the link that `djeli start` prints; 410 once the invitation is spent."""
    sent = request.POST if request.method == "POST" else request.GET
    token = sent.get("token", "")
    if not invitation.is_good(token):
        return _gone(request)
    edition = Edition.load()
    initial = {
        "edition": edition.name,
        "tagline": edition.tagline,
        "language": edition.language_codes[0],
    }
    form = WelcomeForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        publisher = found(form)
        if publisher is None:
            return _gone(request)
        login(request, publisher)
        return _opened(request, form.cleaned_data.get("time_zone", settings.TIME_ZONE))
    status = 422 if form.is_bound else 200
    return _page(request, "desk/welcome/form.html", {"form": form, "token": token}, status)


@never_cache
@require_safe
def running_zone(request: HttpRequest) -> HttpResponse:
    """By which time zone the site goes now: asked while it starts again with another."""
    return JsonResponse({"zone": settings.TIME_ZONE})


def _opened(request: HttpRequest, zone: str) -> HttpResponse:
    if clock.set_zone(zone):
        nonce = secrets.token_urlsafe(16)
        context = {"zone": zone, "desk": reverse("wagtailadmin_home"), "nonce": nonce}
        response = _page(request, "desk/welcome/starting.html", context, 200)
        # Of its own: its script stands in the page, as the site is about to start again.
        response["Content-Security-Policy"] = ONE_SCRIPT.format(nonce=nonce)
        return response
    return redirect("wagtailadmin_home")


def _gone(request: HttpRequest) -> HttpResponse:
    return _page(request, "desk/welcome/gone.html", {}, 410)


def _page(
    request: HttpRequest, template: str, context: Mapping[str, object], status: int
) -> HttpResponse:
    response = render(request, template, context, status=status)
    # The token is in the address: other sites and search engines must not see it.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
