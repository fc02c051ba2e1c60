"""The calendar at /desk/planning/, its assignments, and the calendars by secret address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from wagtail.log_actions import log

from djeli.desk import rights
from djeli.desk.models import Assignment
from djeli.desk.panels.schedule import zone_name
from djeli.desk.planning import addresses
from djeli.desk.planning.assignments import NoPlace, may_assign, may_start, seen_by, start
from djeli.desk.planning.entries import KINDS, Entry, entries
from djeli.desk.planning.forms import AssignmentForm
from djeli.desk.planning.icalendar import TYPE, calendar
from djeli.desk.planning.spans import Span, View, span_of
from djeli.desk.times import quick_times, read_time, typed
from djeli.stories.models import Edition

PAST, FUTURE = timedelta(days=30), timedelta(days=180)
"""What a calendar by address reaches back and ahead."""
IN_A_CELL = 4
"""Entries of a day that the month shows; the day itself has the rest."""


def for_planners(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user: Any = request.user
        if not may_assign(user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return answer


@require_GET
@never_cache
def planning(request: HttpRequest) -> HttpResponse:
    """All that is due in a day, a week or a month, as this user may see it."""
    user: Any = request.user
    span = span_of(request.GET.get("view"), request.GET.get("day"))
    mine = request.GET.get("who") == "me"
    kind = request.GET.get("kind", "")
    found = [
        one
        for one in entries(user, span.begin, span.end, mine=mine)
        if kind not in KINDS or one.kind == kind
    ]
    return render(
        request,
        "desk/planning/calendar.html",
        {
            "span": span,
            "days": _days(span, found),
            "mine": mine,
            "kind": kind if kind in KINDS else "",
            "kinds": KINDS.items(),
            "views": [(one, one.label, _link(request, view=one.value)) for one in View],
            "links": _links(request, span),
            "may_assign": may_assign(user),
            "sees_all": rights.sees_all(user),
            "zone": zone_name(),
            "now": timezone.localtime(),
        },
    )


def _days(span: Span, found: list[Entry]) -> list[dict[str, Any]]:
    today = timezone.localdate()
    by_day: dict[Any, list[Entry]] = {day: [] for day in span.days}
    for one in found:
        by_day[timezone.localtime(one.at).date()].append(one)
    most = IN_A_CELL if span.view is View.MONTH else None
    return [
        {
            "day": day,
            "entries": listed[:most],
            "more": len(listed[most:]) if most else 0,
            "is_today": day == today,
            "is_other_month": span.view is View.MONTH and day.month != span.day.month,
        }
        for day, listed in by_day.items()
    ]


def _link(request: HttpRequest, **changed: str) -> str:
    asked = {
        name: request.GET[name] for name in ("view", "day", "who", "kind") if name in request.GET
    }
    kept = {name: value for name, value in {**asked, **changed}.items() if value}
    return f"{reverse('desk_planning')}?{urlencode(kept)}"


def _links(request: HttpRequest, span: Span) -> dict[str, str]:
    return {
        "before": _link(request, day=str(span.before)),
        "after": _link(request, day=str(span.after)),
        "today": _link(request, day=""),
        "all": _link(request, who=""),
        "mine": _link(request, who="me"),
        "day": _link(request, view="day", day=""),
    }


@for_planners
def assign(request: HttpRequest) -> HttpResponse:
    """A new assignment."""
    user: Any = request.user
    row = Assignment(made_by=user)
    at = read_time(request.GET.get("at", ""))
    initial = {"due_at": typed(at)} if at else {}
    form = AssignmentForm(request.POST or None, instance=row, user=user, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = form.save()
        log(instance=made, action="wagtail.create", user=user)
        messages.success(request, _("“%s” is assigned.") % made)
        return redirect(_back(made))
    return _form(request, form, _("New assignment"))


def assignment(request: HttpRequest, pk: int) -> HttpResponse:
    """An assignment: its form for those who give them, to read for the others."""
    user: Any = request.user
    row = get_object_or_404(seen_by(user), pk=pk)
    if not may_assign(user):
        return _read(request, row)
    form = AssignmentForm(request.POST or None, instance=row, user=user)
    if request.method == "POST" and form.is_valid():
        log(instance=form.save(), action="wagtail.edit", user=user)
        messages.success(request, _("“%s” is saved.") % row)
        return redirect(_back(row))
    return _form(request, form, row.what, row)


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the story of an assignment and open it; open it where there is one."""
    user: Any = request.user
    row = get_object_or_404(seen_by(user), pk=pk)
    if row.story_id is None and not may_start(user, row):
        raise PermissionDenied
    try:
        story = start(row, user)
    except NoPlace:
        messages.error(request, _("You may not write in any section. Ask an editor."))
        return redirect("desk_assignment", pk)
    return redirect("wagtailadmin_pages:edit", story.pk)


@require_POST
@for_planners
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that nothing will come of it, or that it shall come after all."""
    row = get_object_or_404(Assignment, pk=pk)
    row.dropped_at = None if row.dropped_at else timezone.now()
    row.save()
    log(instance=row, action="wagtail.edit", user=request.user)
    told = _("“%s” is dropped.") if row.dropped_at else _("“%s” is wanted again.")
    messages.success(request, told % row)
    return redirect("desk_assignment", pk)


@never_cache
def my_addresses(request: HttpRequest) -> HttpResponse:
    """The secret addresses of the user's calendars, and the button that renews them."""
    user: Any = request.user
    if request.method == "POST":
        addresses.renew(user)
        messages.success(request, _("Your calendars have new addresses. The old ones are dead."))
        return redirect("desk_calendar_addresses")
    found = addresses.addresses_of(user)
    context = {"addresses": found, "sees_all": rights.sees_all(user)}
    return render(request, "desk/planning/addresses.html", context)


@require_GET
@never_cache
def feed(request: HttpRequest, pk: int, secret: str, which: str) -> HttpResponse:
    """A user's calendar for programs. Whoever has the address may read it; 404 for a wrong one."""
    user = addresses.user_of(pk, secret)
    if user is None or which not in {addresses.MINE, addresses.ALL}:
        raise Http404
    now = timezone.now()
    found = entries(user, now - PAST, now + FUTURE, mine=which == addresses.MINE)
    body = calendar(_("%s: planning") % Edition.load().name, found, now)
    answer = HttpResponse(body, content_type=TYPE)
    answer["Content-Disposition"] = 'inline; filename="planning.ics"'
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _form(
    request: HttpRequest, form: AssignmentForm, title: str, row: Assignment | None = None
) -> HttpResponse:
    user: Any = request.user
    context = {
        "form": form,
        "title": title,
        "row": row,
        "times": quick_times(),
        "zone": zone_name(),
        "may_start": row is not None and may_start(user, row),
    }
    return render(request, "desk/planning/assignment.html", context)


def _read(request: HttpRequest, row: Assignment) -> HttpResponse:
    user: Any = request.user
    context = {"row": row, "zone": zone_name(), "may_start": may_start(user, row)}
    return render(request, "desk/planning/to_read.html", context)


def _back(row: Assignment) -> str:
    day = timezone.localtime(row.due_at).date()
    return f"{reverse('desk_planning')}?{urlencode({'day': str(day)})}"
