"""What is new on the wire, for pages that are open: counts, urgent items, a preview."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from djeli.desk import rights
from djeli.desk.wire_inbox.media import media_of
from djeli.desk.wire_inbox.views import item_for
from djeli.kit.language import direction
from djeli.kit.numbers import whole_number
from djeli.wire.models import RuleDeed, SavedFilter, Stop, WireItem, WireRule
from djeli.wire.orders.kills import unseen

FLASH = Q(urgency__lte=2) | Q(signal__iregex="flash|urgent|bulletin|alert|breaking")
"""An item that announces itself: of the two highest urgencies, or called so by its agency."""
MOST = 5
MOST_BLOCKS = 12


class Seen(NamedTuple):
    """Up to which rows a page has been told: an item, a deed of a rule, a kill. Each comes when it
    comes: a rule acts after its item was told."""

    item: int
    deed: int
    stop: int

    @classmethod
    def now(cls) -> Seen:
        last = (model.objects.aggregate(pk=Max("pk"))["pk"] for model in (WireItem, RuleDeed, Stop))
        return cls(*(pk or 0 for pk in last))

    @classmethod
    def written(cls, text: str) -> Seen | None:
        """As ``__str__`` writes it; None for what is none."""
        parts = [whole_number(part) for part in text.split("-")]
        numbers = [part for part in parts if part is not None]
        return cls(*numbers) if len(parts) == len(numbers) == 3 else None

    def __str__(self) -> str:
        return "-".join(map(str, self))


@require_safe
@never_cache
def news(request: HttpRequest) -> JsonResponse:
    """What came after what a page was told: how many items, and what must be announced. Without
    ``after`` only where to begin. 403 for those who do not use the wire: each page of the desk
    asks."""
    if not rights.may_submit(request.user):  # type: ignore[arg-type]
        return JsonResponse({}, status=403)
    last = Seen.now()
    after = Seen.written(request.GET.get("after") or "")
    if after is None:
        return JsonResponse({"last": str(last), "count": 0, "told": []})
    new = WireItem.objects.filter(pk__gt=after.item, pk__lte=last.item, is_newest=True)
    told = [*_kills(after, last), *map(_flash, _urgent(new, after, last))]
    return JsonResponse({"last": str(last), "count": new.count(), "told": told})


def _urgent(new: QuerySet[WireItem], after: Seen, last: Seen) -> list[WireItem]:
    """Flashes, and what a rule tells the desk of."""
    deeds = RuleDeed.objects.filter(
        deed=WireRule.Deed.ALERT, pk__gt=after.deed, pk__lte=last.deed
    ).values("item")
    flashes = new.filter(FLASH).values("pk")
    items = WireItem.objects.filter(Q(pk__in=flashes) | Q(pk__in=deeds))
    return list(items.defer("content", "blocks", "media").order_by("-pk")[:MOST])


def _flash(item: WireItem) -> dict[str, str]:
    kind = _("Killed") if item.is_stopped else _("Flash") if item.urgency == 1 else _("Urgent")
    return {
        "kind": kind,
        "text": str(item),
        "agency": item.agency_name,
        "address": reverse("desk_wire_item", args=[item.pk]),
    }


def _kills(after: Seen, last: Seen) -> list[dict[str, str]]:
    """Stories that a kill, or the end of terms, has reached since."""
    stops = unseen().filter(pk__gt=after.stop, pk__lte=last.stop)[:MOST]
    return [
        {
            "kind": stop.get_deed_display().capitalize(),
            "text": stop.story.title,
            "agency": stop.item.agency_name if stop.item else "",
            "address": reverse("wagtailadmin_home"),
        }
        for stop in stops
    ]


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """An item in short, for beside the list."""
    item = item_for(request, pk)
    blocks = [block for block in item.blocks if block["kind"] != "caption"]
    context = {
        "item": item,
        "direction": direction(item.language),
        "blocks": blocks[:MOST_BLOCKS],
        "has_more": len(blocks) > MOST_BLOCKS,
        "media": media_of(item)[:MOST],
    }
    return render(request, "desk/wire_inbox/preview.html", context)


@require_POST
def save_filter(request: HttpRequest) -> HttpResponse:
    """Keep the inbox's filter under a name; the same name again replaces it."""
    _require(request)
    name = " ".join(request.POST.get("name", "").split())[:60]
    query = QueryDict(request.POST.get("query", "")).urlencode()
    if not name or len(query) > 1000:
        messages.error(request, _("Not saved. Please give the filter a name."))
    else:
        user: Any = request.user
        SavedFilter.objects.update_or_create(user=user, name=name, defaults={"query": query})
        messages.success(request, _("The filter “%s” is saved.") % name)
    return redirect(f"{reverse('desk_wire')}?{query}")


@require_POST
def delete_filter(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget one of one's own filters."""
    _require(request)
    user: Any = request.user
    get_object_or_404(SavedFilter, pk=pk, user=user).delete()
    return redirect("desk_wire")


def _require(request: HttpRequest) -> None:
    if not rights.may_submit(request.user):  # type: ignore[arg-type]
        raise PermissionDenied
