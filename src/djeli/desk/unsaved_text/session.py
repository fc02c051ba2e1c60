"""Who is logged in, for the scripts; and the page that ends a login in a frame."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache


@never_cache
def session(request: HttpRequest) -> JsonResponse:
    """Whose session this is, and the token for what they send. Without one Wagtail answers 403 to
    a script, before this is reached."""
    return JsonResponse({"user": request.user.pk, "token": get_token(request)})


@never_cache
def back(request: HttpRequest) -> HttpResponse:
    """Says that one is logged in; the page around it closes it and goes on."""
    return render(request, "desk/unsaved_text/back.html")
