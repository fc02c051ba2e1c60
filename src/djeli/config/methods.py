"""Middleware for methods that no page has: answered before anything is rendered."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

ALLOWED = "GET, HEAD, POST, OPTIONS"
KNOWN = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})


class MethodsMiddleware:
    """``OPTIONS`` says what there is (RFC 9110, section 9.3.7); ``TRACE`` and unknown ones are
    refused with 405, without a body."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in KNOWN:
            return self.get_response(request)
        status = 204 if request.method == "OPTIONS" else 405
        return HttpResponse(status=status, headers={"Allow": ALLOWED, "Cache-Control": "no-store"})
