"""``/favicon.ico``: browsers, feed readers and crawlers ask for it whatever pages say."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse

from djeli.press import api as press
from djeli.web.responses import USUAL

ICON = "web/icons/favicon.ico"


@press.pressed()
def favicon(request: HttpRequest) -> HttpResponse:
    """The mark in 16, 32 and 48 px."""
    return press.pressable(HttpResponse(_icon(), content_type="image/x-icon"), rank=USUAL)


@press.lists_addresses
def _address() -> tuple[str, ...]:
    return ("/favicon.ico",)


@cache
def _icon() -> bytes:
    return Path(finders.find(ICON) or "").read_bytes()
