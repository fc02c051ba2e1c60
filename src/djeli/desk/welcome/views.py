"""The first page: GET shows the form, POST creates the publisher and opens the desk."""

from __future__ import annotations

from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from djeli.accounts.models import User
from djeli.desk.welcome import invitation
from djeli.desk.welcome.forms import WelcomeForm
from djeli.stories.models import Edition
from djeli.stories.new_edition import create_edition


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
    initial = {"edition": edition.name, "tagline": edition.tagline}
    form = WelcomeForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        publisher = _begin(form)
        if publisher is None:
            return _gone(request)
        login(request, publisher)
        return redirect("wagtailadmin_home")
    status = 422 if form.is_bound else 200
    return _page(request, "desk/welcome/form.html", {"form": form, "token": token}, status)


@transaction.atomic
def _begin(form: WelcomeForm) -> User | None:
    """Make the publisher and name the edition; None if somebody else was a moment faster."""
    publisher = form.person()
    publisher.set_password(form.cleaned_data["password"])
    publisher.is_staff = publisher.is_superuser = True
    publisher.save()
    create_edition(form.cleaned_data["edition"], form.cleaned_data["tagline"])
    if not invitation.spend():
        transaction.set_rollback(True)
        return None
    return publisher


def _gone(request: HttpRequest) -> HttpResponse:
    return _page(request, "desk/welcome/gone.html", {}, 410)


def _page(
    request: HttpRequest, template: str, context: dict[str, object], status: int
) -> HttpResponse:
    response = render(request, template, context, status=status)
    # The token is in the address: other sites and search engines must not see it.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
