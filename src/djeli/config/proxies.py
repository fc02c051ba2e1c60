"""Middleware that lets every view see the client's address, and not that of a proxy of ours."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class ProxiesMiddleware:
    """Takes ``REMOTE_ADDR`` from ``X-Forwarded-For`` where one of ``DJELI_PROXIES`` wrote it. From
    anybody else that header and ``X-Forwarded-Proto`` are ignored."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        settings.PROXIES.settle(request.META)
        return self.get_response(request)
