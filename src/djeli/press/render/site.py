"""The site itself, asked as a stranger would ask it.

The press's requests have nothing personal: no cookie, no login, the edition's own host. So what is
pressed is what a stranger would be answered.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.core.signals import got_request_exception
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from djeli.press.render.errors import RenderFailed


def answer(address: str) -> HttpResponseBase:
    """What the site answers at ``address``. Raises RenderFailed where that is an error."""
    request = request_for(address)
    with _errors_of(request) as errors:
        response = handler().get_response(request)
    if errors:
        raise RenderFailed(errors[0])
    if response.status_code >= 500:
        raise RenderFailed(f"answered {response.status_code}")
    return response


@cache
def handler() -> BaseHandler:
    """The site with its middleware, as it answers when nothing is pressed."""
    made = BaseHandler()
    made.load_middleware()
    return made


def request_for(address: str) -> WSGIRequest:
    """A stranger's GET of ``address``, marked as the press's own."""
    path, _, query = address.partition("?")
    base = urlsplit(settings.BASE_URL)
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": base.hostname or "localhost",
            "SERVER_PORT": str(base.port or (443 if base.scheme == "https" else 80)),
            "HTTP_HOST": base.netloc,
            "HTTP_X_FORWARDED_PROTO": base.scheme,
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": base.scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
        }
    )
    request.is_press = True  # type: ignore[attr-defined]
    return request


@contextmanager
def _errors_of(ours: HttpRequest) -> Iterator[list[str]]:
    found: list[str] = []

    def record(sender: Any, request: HttpRequest | None = None, **_: Any) -> None:
        if request is not ours:
            return  # another thread's
        error = sys.exc_info()[1]
        found.append(f"{type(error).__name__}: {error}")

    got_request_exception.connect(record)
    try:
        yield found
    finally:
        got_request_exception.disconnect(record)
