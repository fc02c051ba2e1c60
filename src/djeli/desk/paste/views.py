"""Turns pasted HTML into blocks, for the editor's script."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST
from wagtail.permissions import policy_registry

from djeli.desk.paste.blocks import read
from djeli.desk.paste.pictures import NotKept, fetched, keep
from djeli.stories.models import Article, Picture

LONGEST = 4_000_000
"""Characters of HTML: a book."""


@require_POST
def paste(request: HttpRequest) -> JsonResponse:
    """Answer ``{"html": …}`` with ``{"html", "blocks", "note"}``: blocks as the form holds them."""
    try:
        pasted = json.loads(request.body)["html"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return JsonResponse({"error": "an object with html is expected"}, status=400)
    if not isinstance(pasted, str) or len(pasted) > LONGEST:
        return JsonResponse({"error": "this is too much to paste at once"}, status=413)
    user: Any = request.user
    found = read(pasted, user)
    return JsonResponse({"html": found.html, "blocks": _for_form(found.blocks), "note": found.note})


@require_POST
def picture(request: HttpRequest) -> JsonResponse:
    """Keep a picture that stands in what is pasted: ``file``, or what is at ``address``. Answers
    its number, or why it was not kept."""
    user: Any = request.user
    if not policy_registry.get_by_type(Picture).user_has_permission(user, "add"):
        raise PermissionDenied
    file, alt_text = request.FILES.get("file"), request.POST.get("alt", "").strip()
    try:
        if file is not None:
            content, name = file.read(), file.name or ""
        else:
            content, name = fetched(request.POST.get("address", ""))
        kept = keep(content, name, alt_text, user)
    except NotKept as error:
        return JsonResponse({"error": str(error)}, status=400)
    return JsonResponse({"picture": kept.pk})


def _for_form(blocks: tuple[dict[str, Any], ...]) -> Any:
    """The blocks as the editor's script takes them, each with an id of its own."""
    body: Any = Article._meta.get_field("body")
    stored = [{**block, "id": str(uuid.uuid4())} for block in blocks]
    return body.stream_block.get_form_state(body.stream_block.to_python(stored))
