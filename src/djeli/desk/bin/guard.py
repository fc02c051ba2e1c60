"""While a page is in the bin, its screens lead to the bin."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from djeli.desk.models import Binned

View = Callable[..., HttpResponseBase]
NAMES = ("page_id", "page_to_move_id", "parent_page_id")
"""What Wagtail's addresses call the page; those of its comparison of versions say ``pk``."""


def keep_in_bin(view: View) -> View:
    """A view of Wagtail's that is refused for a page in the bin."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        page = next((kwargs[name] for name in NAMES if kwargs.get(name)), None)
        if page is None and "revision_id_a" in kwargs and "/pages/" in request.path:
            page = kwargs.get("pk")
        if page is not None and request.user.is_authenticated:
            found = Binned.objects.filter(pk=page).select_related("page").first()
            if found:
                return send_to_bin(request, found)
        return view(request, *args, **kwargs)

    return guarded


def send_to_bin(request: HttpRequest, binned: Binned) -> HttpResponseBase:
    """Say that a page is in the bin; to a script as a refusal that it can show."""
    told = _("“%s” is in the bin. Restore it first.") % (binned.page.draft_title or binned)
    if "application/json" in request.headers.get("Accept", ""):
        return HttpResponse(told, status=409, content_type="text/plain; charset=utf-8")
    messages.error(request, told)
    return redirect("desk_bin")


def refuse_bulk(
    request: HttpRequest, action: str, pages: Iterable[Any], of: Any
) -> HttpResponseBase | None:
    """Refuse a bulk action if one of the pages is in the bin: no list shows it."""
    ids = [page.pk for page in pages if isinstance(page, Page)]
    found = Binned.objects.filter(pk__in=ids).select_related("page").first() if ids else None
    return send_to_bin(request, found) if found else None
