"""Turns a table into a chart, for the editor's script."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from djeli.stories.charts.figures import UnusableFigures, read_figures, rows_of
from djeli.stories.charts.stored import stored_table
from djeli.stories.models import Article


@require_POST
def chart(request: HttpRequest) -> JsonResponse:
    """Answer ``{"table": …}``, as the form holds it, with ``{"block"}`` for the form.

    400 with ``{"error"}``, for the editor, where the table makes no chart.
    """
    try:
        asked = json.loads(request.body)["table"]
        table = json.loads(asked) if isinstance(asked, str) else asked
        rows = rows_of(table)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return JsonResponse({"error": _("This is no table.")}, status=400)
    try:
        figures = read_figures(rows)
    except UnusableFigures as problem:
        return JsonResponse({"error": str(problem)}, status=400)
    kind = "line" if figures.days else "bar"
    title = str(table.get("table_caption") or "")[:140]
    return JsonResponse({"block": _for_form(title, kind, rows)})


def _for_form(title: str, kind: str, rows: list[list[str]]) -> Any:
    body: Any = Article._meta.get_field("body")
    value = {"title": title, "kind": kind, "table": stored_table(rows), "pasted": ""}
    stored = [{"type": "chart", "value": value, "id": str(uuid.uuid4())}]
    return body.stream_block.get_form_state(body.stream_block.to_python(stored))[0]
