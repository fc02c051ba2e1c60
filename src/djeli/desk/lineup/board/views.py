"""The board at /desk/front/board/, its feed, and what is done there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from djeli.desk.lineup.board import blocks, working
from djeli.desk.lineup.board.contents import board_of
from djeli.desk.lineup.board.feed import Tab, feed_of
from djeli.desk.lineup.board.tabs import tabs_of
from djeli.desk.lineup.board.warnings import warnings_of
from djeli.desk.lineup.copies import copy_of
from djeli.desk.lineup.states import current_id, state_of
from djeli.desk.panels.schedule import zone_name
from djeli.desk.times import QuickTime, quick_times, read_time
from djeli.kit.numbers import whole_number
from djeli.stories.models import LineUp

View = Callable[..., HttpResponse]


def for_editors_of_the_front(view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("stories.change_lineup"):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return never_cache(answer)


@require_GET
@for_editors_of_the_front
def board(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """The line-up that readers see, or another."""
    wanted = pk or current_id()
    row = get_object_or_404(LineUp, pk=wanted) if wanted else None
    if row is None:
        return render(request, "desk/board/none.html", {"zone": zone_name()})
    return render(request, "desk/board/board.html", _page(request, row))


@require_GET
@for_editors_of_the_front
def feed(request: HttpRequest, pk: int) -> HttpResponse:
    """One tab of the feed, and with it whether the line-up is as the board shows it."""
    now = working.working(get_object_or_404(LineUp, pk=pk))
    answer = render(request, "desk/board/feed.html", _feed(request, board_of(now).where))
    answer["X-Version"] = str(now.version)
    return answer


@require_POST
@for_editors_of_the_front
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """One change: the board as it is then, or 409 and why it is not made."""
    row = get_object_or_404(LineUp, pk=pk)
    version = whole_number(request.POST.get("version", "")) or 0
    try:
        if request.POST.get("act") == "undo":
            now = working.undo(request, pk, version)
        else:
            now = working.change(request, pk, version, _edit(request))
    except (working.Moved, working.Locked, blocks.NoPlace, ValueError) as error:
        said = _refusal(error)
        return JsonResponse({"html": _html(request, row), "said": said}, status=409)
    return JsonResponse({"html": _html(request, now.row), "said": ""})


@require_POST
@for_editors_of_the_front
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Let readers see what the board shows."""
    user: Any = request.user
    if not user.has_perm("stories.publish_lineup"):
        raise PermissionDenied
    get_object_or_404(LineUp, pk=pk)
    try:
        row = working.publish(user, pk, whole_number(request.POST.get("version", "")) or 0)
    except (working.Moved, working.Locked) as error:
        messages.error(request, _refusal(error))
        return redirect("lineups:board_of", pk)
    if row.pk == current_id():
        messages.success(request, _("The front is changed. Readers see it now."))
    else:
        told = _("“%s” goes live by itself at its time.")
        messages.success(request, told % row)
    return redirect("lineups:board_of", pk)


@require_POST
@for_editors_of_the_front
def begin(request: HttpRequest) -> HttpResponse:
    """A draft for the front: a copy of what readers see, for now or for a time to come."""
    user: Any = request.user
    if not user.has_perm("stories.add_lineup"):
        raise PermissionDenied
    typed = request.POST.get("at", "")
    at = read_time(typed)
    if typed and at is None:
        messages.error(request, _("This is no time that we can read. No draft was made."))
        return redirect("lineups:board")
    current = LineUp.objects.filter(pk=current_id() or 0).first()
    made = copy_of(current, user, at)
    return redirect("lineups:board_of", made.pk)


def _edit(request: HttpRequest) -> Callable[[blocks.Blocks], blocks.Blocks]:
    """The change that the form asks for. Raises ValueError where it asks for none."""
    story = _number(request, "story")
    place = _number(request, "place")
    asked = request.POST.get("act")
    if asked == "put":
        above = [pk for one in request.POST.getlist("above") if (pk := whole_number(one))]
        source = whole_number(request.POST.get("source", ""))
        return lambda stored: blocks.put(stored, story, place, above, source)
    if asked == "take_out":
        return lambda stored: blocks.take_out(stored, story, place)
    if asked == "until":
        until = _until(request.POST.get("until", ""))
        return lambda stored: blocks.end(stored, story, place, until)
    raise ValueError(asked)


def _number(request: HttpRequest, name: str) -> int:
    found = whole_number(request.POST.get(name, ""))
    if found is None:
        raise ValueError(name)
    return found


def _until(typed: str) -> datetime | None:
    until = read_time(typed)
    if typed and until is None:
        raise ValueError(typed)
    return until


def _refusal(error: Exception) -> str:
    if isinstance(error, working.Moved):
        return _("Somebody else changed this line-up meanwhile. Here it is; please look again.")
    if isinstance(error, working.Locked):
        return _("This line-up is locked. Nothing was changed.")
    if isinstance(error, blocks.NoPlace):
        return _("Nobody can pin a story there: numbers alone fill it. Nothing was changed.")
    return _("That was not understood. Nothing was changed.")


def _feed(request: HttpRequest, where: Any) -> dict[str, Any]:
    user: Any = request.user
    tab, words = request.GET.get("tab", ""), request.GET.get("q", "")
    return {"feed": feed_of(user, tab, words, where), "tabs": Tab}


def _page(request: HttpRequest, row: LineUp) -> dict[str, Any]:
    context = _context(request, row)
    return {**context, **_feed(request, context["board"].where)}


def _html(request: HttpRequest, row: LineUp) -> str:
    return render_to_string("desk/board/part.html", _context(request, row), request)


def _context(request: HttpRequest, row: LineUp) -> dict[str, Any]:
    now = working.working(row)
    found = board_of(now)
    times: list[QuickTime] = quick_times()
    return {
        "now": now,
        "row": row,
        "board": found,
        "warnings": warnings_of(found),
        "state": state_of(row, current_id()),
        "line_ups": tabs_of(row),
        "can_undo": working.can_undo(request, row.pk),
        "may_publish": request.user.has_perm("stories.publish_lineup"),
        "by": now.draft.latest_revision.user if now.changes and now.version else None,
        "times": times,
        "zone": zone_name(),
        "preview": _preview(now),
    }


def _preview(now: working.Working) -> str:
    if not now.version:
        return "/"
    return reverse("lineups:revisions_view", args=[now.row.pk, now.version])
