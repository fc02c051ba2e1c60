"""The page for a form with an invalid CSRF token: the desk's or the readers'."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from djeli.desk.unsaved_text.refused_form import refused
from djeli.web.pages.notice import forbidden


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """``reason`` is for the log, which Django writes. The page tells the user what to do."""
    if request.path.startswith(reverse("wagtailadmin_home")):
        return refused(request)
    return forbidden(request, PermissionDenied(reason))
