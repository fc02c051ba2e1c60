"""Suggests topics from the story's text in the form, saved or not."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from djeli.desk import rights
from djeli.kit.numbers import whole_number
from djeli.stories.gazetteer.suggestions import Suggestion, suggest
from djeli.stories.models import Topic

LONGEST = {"headline": 500, "standfirst": 2_000, "body": 200_000}
"""Characters that are read of each part."""


@require_POST
def from_text(request: HttpRequest) -> JsonResponse:
    """Suggestions for ``headline``, ``standfirst`` and ``body`` in ``language``, without those
    topics that are ``chosen`` (ids). Names that are no topics yet are suggested to those who may
    create topics."""
    user: Any = request.user
    if not rights.may_write(user):
        raise PermissionDenied
    parts = {name: request.POST.get(name, "")[:most] for name, most in LONGEST.items()}
    ids = map(whole_number, request.POST.getlist("chosen"))
    chosen = [pk for pk in ids if pk is not None]
    found = suggest(**parts, language=request.POST.get("language", "en")[:12], chosen=chosen)
    may_add = user.has_perm("stories.add_topic")
    return JsonResponse({"topics": [_told(one) for one in found if one.pk or may_add]})


def _told(one: Suggestion) -> dict[str, Any]:
    return {
        "id": one.pk,
        "name": one.name,
        "kind": one.kind,
        "label": Topic.Kind(one.kind).label,
        "code": one.code,
        "mentions": one.mentions,
    }
