"""What the desk tells a form of pictures: those chosen, and files that are not yet uploaded."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.timezone import is_aware, localtime
from django.views.decorators.http import require_GET, require_POST
from wagtail.permissions import policy_registry

from djeli.desk.pictures.incomplete import what_lacks
from djeli.kit.numbers import whole_number
from djeli.stories.models import Picture
from djeli.stories.photos import prefilled_fields

MOST = 100
LARGEST = 30_000_000
"""Bytes of a file that are looked at for what it says."""


@require_GET
def of_chosen(request: HttpRequest) -> JsonResponse:
    """Caption, credit and what is missing of the pictures ``id``, of those that one may choose."""
    ids = [whole_number(one) for one in request.GET.getlist("id")[:MOST]]
    policy = policy_registry.get_by_type(Picture)
    user = request.user
    known = policy.instances_user_has_any_permission_for(user, ["choose", "change"])
    found = known.filter(pk__in=[pk for pk in ids if pk is not None]).select_related("agency")
    mendable = policy.instances_user_has_any_permission_for(user, ["change"])
    may_mend = set(mendable.filter(pk__in=ids).values_list("pk", flat=True))
    return JsonResponse(
        {"pictures": {one.pk: _facts(one, may_mend=one.pk in may_mend) for one in found}}
    )


def _facts(picture: Picture, *, may_mend: bool) -> dict[str, Any]:
    return {
        "caption": picture.caption,
        "credit": picture.credit_line,
        "lacks": what_lacks(picture),
        "mend": reverse("wagtailimages:edit", args=[picture.pk]) if may_mend else "",
    }


@require_POST
def of_file(request: HttpRequest) -> JsonResponse:
    """What ``file``, or its beginning, says of itself, by the names of the form's fields. Nothing
    is kept of it."""
    user: Any = request.user
    if not policy_registry.get_by_type(Picture).user_has_permission(user, "add"):
        raise PermissionDenied
    file = request.FILES.get("file")
    if file is None or not file.size or file.size > LARGEST:
        return JsonResponse({"error": "a file of at most 30 MB is expected"}, status=400)
    found = prefilled_fields.filled(file, Picture())
    return JsonResponse({"fields": [_told(name, value) for name, value in found.items()]})


def _told(name: str, value: Any) -> dict[str, str]:
    field: Any = Picture._meta.get_field(name)
    if name == "taken_at":
        value = f"{localtime(value) if is_aware(value) else value:%Y-%m-%d %H:%M}"
    return {"name": name, "label": str(field.verbose_name), "value": str(value)}
