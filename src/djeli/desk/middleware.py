"""Middleware of the desk."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from djeli.desk.tasks import afterwards


class TasksMiddleware:
    """Calls the tasks that a request asked for when what it changed is pressed. Stands outside of
    the press's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with afterwards():
            return self.get_response(request)
