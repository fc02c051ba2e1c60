"""Views of the list that a user has saved: a name, and what the address then said."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from djeli.desk import rights
from djeli.desk.models import SavedView
from djeli.desk.storylist.keyset import AFTER, BEFORE

MOST = 20
LONGEST_QUERY = 1000
PASSING = (AFTER, BEFORE, "p", "_w_filter_fragment", "export")
"""What says where one was in the list, and not what one looked for."""


def saved_views(user: Any, asked: QueryDict) -> list[SavedView]:
    """The views of ``user``; the one that is shown has ``is_shown``. One query."""
    shown = query_of(asked)
    views = list(SavedView.objects.filter(user=user))
    for view in views:
        view.is_shown = view.query == shown
    return views


def query_of(asked: QueryDict) -> str:
    """What the address says that makes the list what it is, in one order."""
    kept = [
        (name, value)
        for name, values in asked.lists()
        for value in values
        if value and name not in PASSING
    ]
    found = QueryDict(mutable=True)
    for name, value in sorted(kept):
        found.appendlist(name, value)
    return found.urlencode()


@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Save the list as it is shown under a name; the same name again replaces the view."""
    user: Any = request.user
    _ask(user)
    name = " ".join(request.POST.get("name", "").split())[:60]
    query = query_of(QueryDict(request.POST.get("query", "")))
    if not name or not query or len(query) > LONGEST_QUERY:
        messages.error(request, _("Choose a filter or search first, and give the view a name."))
    elif SavedView.objects.filter(user=user).exclude(name=name).count() >= MOST:
        messages.error(request, _("You have %s views. Delete one first.") % MOST)
    else:
        SavedView.objects.update_or_create(user=user, name=name, defaults={"query": query})
        messages.success(request, _("The view “%s” is saved.") % name)
    return redirect(f"{reverse('stories:index')}?{query}")


@require_POST
def forget_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a view of one's own."""
    user: Any = request.user
    _ask(user)
    SavedView.objects.filter(user=user, pk=pk).delete()
    return redirect("stories:index")


def _ask(user: Any) -> None:
    if not (rights.may_write(user) or rights.sees_all(user)):
        raise PermissionDenied
