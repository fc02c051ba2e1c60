"""The request in which something happens, for the audit log."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac

from djeli.accounts.models import User
from djeli.kit.households import household

_current: ContextVar[HttpRequest | None] = ContextVar("audited_request", default=None)


class AuditMiddleware:
    """Remembers the request while it is answered. Asks nothing of it: most record no event."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = _current.set(request)
        try:
            return self.get_response(request)
        finally:
            _current.reset(token)


def current_user() -> User | None:
    """Who is signed in in the current request, if there is one."""
    user = getattr(_current.get(), "user", None)
    return user if isinstance(user, User) else None


def current_origin() -> str:
    """The salted hash of the client's address in the current request; empty outside of one."""
    request = _current.get()
    return origin_of(request) if request is not None else ""


def origin_of(request: HttpRequest) -> str:
    """The salted hash of where ``request`` comes from: of IPv6 the network of 64 bits counts."""
    known = household(request.META.get("REMOTE_ADDR", ""))
    return salted_hmac("djeli.accounts.origin", known).hexdigest()[:16]
