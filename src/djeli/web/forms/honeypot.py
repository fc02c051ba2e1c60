"""The field of a form that only machines fill in.

It says what it is: browsers without style sheets show it. Whoever fills it in is asked again.
"""

from __future__ import annotations

from django.http import HttpRequest

NAME = "empty"
"""A name that no browser takes for something which it could fill in by itself."""


def is_filled(request: HttpRequest) -> bool:
    """True where something was written where nothing should be."""
    return bool(request.POST.get(NAME, "").strip())
