"""Hooks of Wagtail that concern readers. Wagtail imports this module."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from wagtail import hooks


@hooks.register("before_serve_document", order=-1)
def closed_to_all(document: Any, request: HttpRequest) -> None:
    """Wagtail would ask readers to log in, and they have no logins. Raises Http404."""
    if document.collection.get_view_restrictions().exists():
        raise Http404("this collection is private")
