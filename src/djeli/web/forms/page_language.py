"""The language of the page whose script asks."""

from __future__ import annotations

from contextlib import AbstractContextManager

from django.http import HttpRequest
from django.utils import translation


def as_on_page(request: HttpRequest) -> AbstractContextManager[None]:
    """Speak the language of ``?lang=``; the usual one if it is none that Django knows."""
    asked = request.GET.get("lang", "")
    known = asked.isascii() and translation.check_for_language(asked)
    return translation.override(asked if known else translation.get_language())
