"""Turns pasted HTML into blocks, for the editor's script."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from djeli.desk.paste.blocks import read
from djeli.stories.models import Article

LONGEST = 4_000_000
"""Characters of HTML: a book."""


@require_POST
def paste(request: HttpRequest) -> JsonResponse:
    """Answer ``{"html": …}`` with ``{"html", "blocks", "note"}``: blocks as the form holds them."""
    try:
        pasted = json.loads(request.body)["html"]
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"error": "an object with html is expected"}, status=400)
    if not isinstance(pasted, str) or len(pasted) > LONGEST:
        return JsonResponse({"error": "this is too much to paste at once"}, status=413)
    found = read(pasted)
    return JsonResponse({"html": found.html, "blocks": _for_form(found.blocks), "note": found.note})


def _for_form(blocks: tuple[dict[str, Any], ...]) -> Any:
    """The blocks as the editor's script takes them, each with an id of its own."""
    body: Any = Article._meta.get_field("body")
    stored = [{**block, "id": str(uuid.uuid4())} for block in blocks]
    return body.stream_block.get_form_state(body.stream_block.to_python(stored))
