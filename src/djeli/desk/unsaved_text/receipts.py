"""Tells the browser that a form was taken, so that it may forget what it kept of it.

A form carries the number under which the browser keeps its words. Where it was taken, Wagtail leads
to another page; the number goes along in a cookie, which the script there reads and deletes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

FIELD = "desk-words"
COOKIE = "desk_words_taken"
LONGEST = 40
MOST = 8
AGE = 3600
"""Seconds: the next page reads it."""

View = Callable[..., HttpResponseBase]


def tell_what_was_taken(view: View) -> View:
    """A view that adds the cookie to the answer that says "taken"."""

    @wraps(view)
    def telling(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code in (302, 303):
            number = request.POST.get(FIELD, "")[:LONGEST]
            if number.isalnum() and request.user.is_authenticated and not _is_refused(request):
                _add(request, response, number)
        return response

    return telling


def _is_refused(request: HttpRequest) -> bool:
    """True if the next page says that something went wrong: a right that was taken away, a story
    that may not be live."""
    waiting: Any = messages.get_messages(request)
    levels = [message.level for message in waiting]
    waiting.used = False  # they were looked at, not shown
    return any(level >= messages.ERROR for level in levels)


def _add(request: HttpRequest, response: HttpResponseBase, number: str) -> None:
    known = [one for one in request.COOKIES.get(COOKIE, "").split(".") if one.isalnum()]
    told = ".".join([*known[1 - MOST :], number])
    response.set_cookie(
        COOKIE,
        told,
        max_age=AGE,
        path=reverse("wagtailadmin_home"),
        samesite="Lax",
        secure=request.is_secure(),
    )
