"""Answers 304 to who has a file already (RFC 9110): also to weak validators, lists and ``*``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe


class NotModifiedMiddleware:
    """For whatever says an ``ETag``: static files, pictures, documents. WhiteNoise alone knows only
    the one that it has sent. Pressed pages are answered before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        etag = response.headers.get("ETag")
        if not etag or request.method not in {"GET", "HEAD"}:
            return response
        changed = parse_http_date_safe(response.headers.get("Last-Modified", ""))
        # It is typed for whole bodies, and passes on a file that is streamed.
        told: Any = get_conditional_response(request, etag, changed, cast(Any, response))
        if told is not response:
            response.close()
        return cast(HttpResponseBase, told)
