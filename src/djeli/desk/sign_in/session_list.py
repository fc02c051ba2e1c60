"""Where somebody is signed in: each session with its device, and a button that ends it."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from djeli.accounts.audit.log import record
from djeli.accounts.models import AuditEntry
from djeli.accounts.sign_in.sessions import end_others
from djeli.desk.sign_in.devices import device


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """GET lists; POST with ``session`` ends that one, without it all but this."""
    if request.method == "POST":
        _end(request)
        return redirect("usersessions_list")
    mine = UserSession.objects.purge_and_list(request.user)
    rows = [
        {
            "id": session.pk,
            "device": device(session.user_agent),
            "address": session.ip,
            "began_at": session.created_at,
            "seen_at": session.last_seen_at,
            "is_this": session.session_key == request.session.session_key,
        }
        for session in sorted(mine, key=lambda one: one.last_seen_at, reverse=True)
    ]
    return render(request, "desk/sign_in/sessions.html", {"sessions": rows})


def _end(request: HttpRequest) -> None:
    wanted = request.POST.get("session", "")
    if not wanted:
        ended = end_others(request.user, kept=request.session.session_key or "")  # type: ignore[arg-type]
        told = ngettext("%d session ended.", "%d sessions ended.", ended) % ended
        messages.success(request, told)
        return
    others = UserSession.objects.filter(user=request.user)
    session = others.filter(pk=wanted).first() if wanted.isdecimal() and len(wanted) < 12 else None
    if session is None:
        messages.error(request, _("This session had ended already."))
        return
    session.end()
    record(AuditEntry.Action.SESSION_ENDED, request.user)
    messages.success(request, _("The session has ended."))
