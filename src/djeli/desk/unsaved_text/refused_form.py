"""The page for a form with an expired CSRF token."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def refused(request: HttpRequest) -> HttpResponse:
    """403: nothing was saved; where the words are, and what to do."""
    response = render(request, "desk/unsaved_text/refused.html", status=403)
    response["Cache-Control"] = "no-store"
    return response
