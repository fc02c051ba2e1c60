"""Writes down who takes lists out of the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from djeli.accounts.audit.log import record
from djeli.accounts.models import AuditEntry

View = Callable[..., HttpResponseBase]


def noting_exports(view: View) -> View:
    """``view``, with an entry for each spreadsheet that it gives."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if request.GET.get("export") and response.status_code == 200:
            record(AuditEntry.Action.EXPORTED, request.path, after=request.GET["export"][:10])
        return response

    return answer
