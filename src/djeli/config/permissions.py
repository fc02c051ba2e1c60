"""Permissions-Policy: what no page of the edition asks a browser for."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

HEADER = "Permissions-Policy"
POLICY = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
PARTS = ("text/css", "text/javascript", "font/", "image/")
"""How the media types begin of what a page is made of; a browser never opens it as a document with
scripts of its own, but for SVG."""
DRAWING = "image/svg"
OF_DOCUMENTS = (HEADER, "Referrer-Policy", "Cross-Origin-Opener-Policy")
"""What browsers heed in documents alone, or what they do anyway: 170 bytes of each file."""


class PermissionsMiddleware:
    """Sends it with every document, so that a script that should not be here gets none of it. Takes
    from parts of pages the headers that mean nothing there, whoever has set them: it stands outside
    of Django's own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        kind = response.headers.get("Content-Type", "")
        if kind.startswith(PARTS) and not kind.startswith(DRAWING):
            for name in OF_DOCUMENTS:
                response.headers.pop(name, None)
        else:
            response.setdefault(HEADER, POLICY)
        return response
