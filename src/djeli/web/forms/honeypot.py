"""The honeypot: a field that people leave empty and only machines fill in.

Its label says so, because browsers without style sheets show it. A person who fills it in is asked
a question and can go on.
"""

from __future__ import annotations

from django.http import HttpRequest

NAME = "empty"
"""A name that no browser takes for something which it could fill in by itself."""


def is_filled(request: HttpRequest) -> bool:
    """Whether anything was written into the field."""
    return bool(request.POST.get(NAME, "").strip())
