"""How long a session lasts, and ending it."""

from __future__ import annotations

import time
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest
from django.utils import timezone

from djeli.accounts.audit.log import record
from djeli.accounts.models import AuditEntry, User

STATE = "desk"
NOTED_EVERY = 60
"""Seconds: a visit is noted no more often."""


def keep(request: HttpRequest, *, is_visit: bool = True) -> bool:
    """True if the session of a signed-in user goes on; else it is ended.

    ``is_visit`` is False for what an open page asks by itself: that keeps no session alive.
    """
    now = int(time.time())
    state = request.session.get(STATE)
    if state is None:
        state = _begin(request, now)
    if now - state["seen"] > state["idle"] or now - state["began"] > state["total"]:
        _end(request)
        return False
    if is_visit and now - state["seen"] >= NOTED_EVERY:
        request.session[STATE] = {**state, "seen": now}
        UserSession.objects.filter(session_key=request.session.session_key).update(
            last_seen_at=timezone.now()
        )
    return True


def end_others(user: User, kept: str = "") -> int:
    """End the sessions of ``user`` but the one with key ``kept``; gives how many."""
    others = UserSession.objects.filter(user=user).exclude(session_key=kept)
    ended = len([session.end() for session in others])
    if ended:
        record(AuditEntry.Action.SESSION_ENDED, user.email, after=ended)
    return ended


def _begin(request: HttpRequest, now: int) -> dict[str, int]:
    user: User = request.user  # type: ignore[assignment]
    roles = [group.name for group in user.groups.all()]
    state = {
        "began": now,
        "seen": now,
        "idle": shortest(settings.SESSION_IDLE_HOURS, roles),
        "total": shortest(settings.SESSION_HOURS, roles),
    }
    request.session[STATE] = state
    return state


def shortest(hours: dict[str, int], roles: list[str]) -> int:
    """Seconds that ``hours`` allows: the least of what it says of the roles, else the default."""
    said = [hours[role] for role in roles if role in hours] or [hours[""]]
    return int(timedelta(hours=min(said)).total_seconds())


def _end(request: HttpRequest) -> None:
    record(AuditEntry.Action.SESSION_ENDED, request.user)
    UserSession.objects.filter(session_key=request.session.session_key).delete()
    logout(request)
