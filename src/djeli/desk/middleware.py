"""Middleware of the desk."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.models import SourceImageIOError

from djeli.accounts.sign_in.hashing import TooBusy
from djeli.desk.tasks import afterwards

NO_NUMBER = "expected a number but got"
"""What Django's fields say of a value for which a database cannot be asked."""
TOO_LARGE = "too large to convert"
NO_INTEGER = "invalid literal for int()"
NOT_WHOLE = gettext_lazy("A part of the form is missing. Load it anew.")
NOTHING = gettext_lazy("This address names nothing that there is.")


class TasksMiddleware:
    """Runs the tasks that a request queued, after its changes are pressed. It must wrap the press's
    middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with afterwards():
            return self.get_response(request)


class BusyMiddleware:
    """Answers 503 where too many want to sign in at once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, TooBusy):
            return None
        told = _("Many people are signing in just now. Please try again in a moment.")
        return HttpResponse(told, status=503, headers={"Retry-After": "10"})


class UnusableRequestMiddleware:
    """Answers what some of Wagtail's views would fail at.

    400 where a row is named by what is no number, or by one that no database has, where a form
    comes without a field that it always has, and where it leads to no address afterwards; 404 where
    the file of a picture is missing; 409 where what is to be deleted is in use.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        match error:
            case ValueError() if NO_NUMBER in str(error):
                return HttpResponse(NOTHING, status=400)
            case OverflowError() if TOO_LARGE in str(error):
                return HttpResponse(NOTHING, status=400)
            case ValueError() if NO_INTEGER in str(error) and _is_wagtails(error):
                return HttpResponse(NOT_WHOLE, status=400)
            case MultiValueDictKeyError():
                return HttpResponse(NOT_WHOLE, status=400)
            case NoReverseMatch() if _leads_nowhere(request, error):
                return HttpResponse(NOTHING, status=400)
            case SourceImageIOError():
                return HttpResponse(_("The file of this picture is missing."), status=404)
            case ProtectedError() | RestrictedError():
                return HttpResponse(_("This is in use, so it is not deleted."), status=409)
        return None


def _is_wagtails(error: Exception) -> bool:
    """True if it was raised in Wagtail's code, in a count of blocks or rows, and not in ours."""
    frames = [frame.f_code.co_filename for frame, _line in traceback.walk_tb(error.__traceback__)]
    return bool(frames) and "/wagtail/" in frames[-1]


def _leads_nowhere(request: HttpRequest, error: Exception) -> bool:
    """True where Wagtail takes the form's ``next`` for the name of a view."""
    following = request.POST.get("next") or request.GET.get("next") or ""
    return any(f"'{part}'" in str(error) for part in following.split(":") if part)
