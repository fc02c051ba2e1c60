"""What is said where a form of the desk came with a token that is not good any more."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def refused(request: HttpRequest) -> HttpResponse:
    """403: nothing was saved; where the words are, and what to do."""
    response = render(request, "desk/unsaved_text/refused.html", status=403)
    response["Cache-Control"] = "no-store"
    return response
