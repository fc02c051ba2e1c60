"""`/healthz` (this process answers) and `/readyz` (the site can serve), for monitoring.

Here rather than in a room: readiness is a fact about how the rooms are joined (database,
migrations, data folder, clock), and nobody reads it but an operator's machines.
"""

from __future__ import annotations

import functools
import tempfile
import time
from collections.abc import Callable

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from djeli.cli.clock import heartbeat

LATE_AFTER = 60.0
"""Seconds without a heartbeat after which the clock is reported late."""

ROOM = 1 << 16
"""Bytes that must fit on the disk of the data folder."""


class ProbesMiddleware:
    """Answers the two addresses before anything else looks at the request. A load balancer asks by
    IP address, which is not a host of the edition, so this runs before the check of hosts.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = {"/healthz": healthz, "/readyz": readyz}.get(request.path_info)
        if answer is None or request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        response = answer(request)
        response["Content-Length"] = str(len(response.content))
        return response


def healthz(request: HttpRequest) -> HttpResponse:
    """200 while this process answers at all; touches nothing."""
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


def readyz(request: HttpRequest) -> JsonResponse:
    """200 where database, migrations and data folder are in order, else 503; JSON with each.

    The clock is reported and does not count: readers are served without it.
    """
    checks = {"database": _database(), "migrations": "unknown", "data": _data()}
    if checks["database"] == "ok":
        checks["migrations"] = _migrations()
    is_ready = set(checks.values()) == {"ok"}
    return JsonResponse(
        {"ready": is_ready, **checks, "clock": _clock()},
        status=200 if is_ready else 503,
        headers={"Cache-Control": "no-store"},
    )


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        # The error's text may name hosts and users: that is for the log, not for the public.
        return type(error).__name__
    return "ok"


def _migrations() -> str:
    missing = _missing_migrations()
    if missing:
        _missing_migrations.cache_clear()
        return f"{missing} missing"
    return "ok"


@functools.cache
def _missing_migrations() -> int:
    """How many migrations the database lacks; remembered once it is none, as reading takes time."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _data() -> str:
    try:
        with tempfile.TemporaryFile(dir=settings.DATA, buffering=0) as file:
            # A full disk still takes an empty file.
            file.write(bytes(ROOM))
            return "ok"
    except OSError as error:
        return error.strerror or type(error).__name__


def _clock() -> dict[str, object]:
    beat = heartbeat.read(settings.DATA)
    if beat is None:
        return {"state": "never seen"}
    age = max(time.time() - beat.beat_at, 0.0)
    state = "late" if age > LATE_AFTER else "acting" if beat.is_acting else "waiting"
    return {
        "state": "troubled" if beat.trouble and state != "late" else state,
        "age": round(age, 1),
        "lateness": beat.lateness,
    }
