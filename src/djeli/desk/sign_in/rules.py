"""What every desk page asks of who is signed in: a session that still lasts, and, from some day on,
a second factor."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from allauth.mfa.signals import authenticator_removed
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from djeli.accounts.sign_in.second_factor import due_at
from djeli.accounts.sign_in.sessions import keep

View = Callable[..., HttpResponseBase]
BY_ITSELF = "editing-sessions"
"""In the addresses that an open editor asks every few seconds."""
CHECKED = "factor_checked"
CHECKED_FOR = 300
"""Seconds for which an account that needs nothing is not asked about again."""


def lasting(view: View) -> View:
    """``view`` for sessions that still last; others are ended, and asked to sign in again."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not keep(
            request, is_visit=BY_ITSELF not in request.path
        ):
            messages.warning(request, _("You were away for long. Please sign in again."))
            return redirect_to_login(request.get_full_path(), reverse("wagtailadmin_login"))
        return view(request, *args, **kwargs)

    return answer


def enrolled(view: View) -> View:
    """``view`` for users who have the second factor that their role needs, or have time left."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and _must_enrol(request):
            messages.warning(request, _("Your role needs a second factor. Please add one."))
            return redirect("mfa_index")
        return view(request, *args, **kwargs)

    return answer


@receiver(authenticator_removed)
def ask_again(request: HttpRequest, **_kwargs: Any) -> None:
    request.session.pop(CHECKED, None)


def _must_enrol(request: HttpRequest) -> bool:
    """True from the day on which the factor is due; before, the dashboard says when that is."""
    known = request.session.get(CHECKED)
    if known is None or known["until"] < time.time():
        due = due_at(request.user)  # type: ignore[arg-type]
        known = {"until": int(time.time()) + CHECKED_FOR, "due": due and int(due.timestamp())}
        request.session[CHECKED] = known
    if known["due"] is None:
        return False
    if known["due"] > time.time():
        if request.path == reverse("wagtailadmin_home"):
            _say_until_when(request, known["due"])
        return False
    # Asked anew each time: who has just added a factor goes on at once.
    return due_at(request.user) is not None  # type: ignore[arg-type]


def _say_until_when(request: HttpRequest, due: int) -> None:
    day = datetime.fromtimestamp(due, timezone.get_current_timezone())
    told = _("Your role needs a second factor from %s on. Add it under Account, Sign-in.")
    messages.info(request, told % date_format(day, "j F"))
