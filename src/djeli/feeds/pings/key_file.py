"""The key file with which IndexNow checks that the key belongs to this host."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse


def key_file(request: HttpRequest, key: str) -> HttpResponse:
    """The key, at its own address. Raises Http404 for any other."""
    if not settings.INDEXNOW_KEY or key != settings.INDEXNOW_KEY:
        raise Http404("no such file")
    return HttpResponse(key, content_type="text/plain; charset=utf-8")
