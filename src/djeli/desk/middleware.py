"""Middleware of the desk."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from djeli.desk.tasks import afterwards


class TasksMiddleware:
    """Runs the tasks that a request queued, after its changes are pressed. It must wrap the press's
    middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with afterwards():
            return self.get_response(request)
