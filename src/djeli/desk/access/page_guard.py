"""Checks each address of the desk that names a page or document, before any view, Wagtail's too.

Views ask for the right to do something; many show a headline first. Decision 0025 has the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponseBase
from django.template.response import SimpleTemplateResponse
from wagtail.admin.auth import permission_denied
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from djeli.accounts.models import User
from djeli.desk import rights
from djeli.desk.files import hidden_sources
from djeli.kit.numbers import whole_number

View = Callable[..., HttpResponseBase]

PAGE_IDS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk")
SNIPPETS = "wagtailsnippetchoosers_"
PK_IS_A_PAGE = {"wagtailadmin_pages", "wagtailadmin_api:pages"}
DOCUMENT_IDS = ("document_id", "doc_id")
PK_IS_A_DOCUMENT = {"wagtaildocs_chooser", "wagtailadmin_api:documents"}
OF_THE_NEWSROOM = {
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:page_types_usage",
}
"""Reports of all pages at once. With ``_results`` behind it, the same for scripts."""

_asking: ContextVar[User | None] = ContextVar("who_asks_the_desk", default=None)


def guard(view: View) -> View:
    """The view, which runs only if the user may see what it is about."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user: Any = request.user
        if not user.is_authenticated or not user.has_perm("wagtailadmin.access_admin"):
            return view(request, *args, **kwargs)
        if not _may_be_told(user, request, kwargs):
            return permission_denied(request)
        with _asked_by(user):
            response = view(request, *args, **kwargs)
            # Django would fill the template in later, when the user is no longer known.
            return response.render() if isinstance(response, SimpleTemplateResponse) else response

    return guarded


@contextmanager
def _asked_by(user: User) -> Iterator[None]:
    token = _asking.set(user)
    try:
        yield
    finally:
        _asking.reset(token)


def _may_be_told(user: User, request: HttpRequest, kwargs: Mapping[str, Any]) -> bool:
    match = request.resolver_match
    name = match.view_name if match else ""
    space = name.rpartition(":")[0]
    if not hidden_sources.may_see(user, _documents(name, space, request, kwargs)):
        return False
    if name == "wagtail_bulk_action":
        return _deals_with(user, kwargs["app_label"], kwargs["model_name"])
    if space.startswith(SNIPPETS):
        return _deals_with(user, *space.removeprefix(SNIPPETS).rsplit("_", 1))
    if rights.sees_all(user):
        return True
    if name.removesuffix("_results") in OF_THE_NEWSROOM:
        return False
    if name == "wagtailadmin_choose_page_chosen_multiple":
        return _are_choosable(user, request.GET.getlist("id"))
    names = [*PAGE_IDS, "pk"] if space in PK_IS_A_PAGE else PAGE_IDS
    asked = {int(kwargs[one]) for one in names if one in kwargs}
    pages = Page.objects.filter(pk__in=asked)
    return all(page.is_root() or rights.may_open(user, page) for page in pages)


def _documents(name: str, space: str, request: HttpRequest, kwargs: Mapping[str, Any]) -> set[int]:
    """Those that the address names: one, or all that are ticked."""
    names = [*DOCUMENT_IDS, "pk"] if space in PK_IS_A_DOCUMENT else DOCUMENT_IDS
    asked = {int(kwargs[one]) for one in names if one in kwargs}
    kind = get_document_model()._meta
    if name == "wagtail_bulk_action" and (kwargs["app_label"], kwargs["model_name"]) == (
        kind.app_label,
        kind.model_name,
    ):
        asked |= _whole_numbers(request.GET.getlist("id"))
    return asked


def _whole_numbers(texts: list[str]) -> set[int]:
    return {number for one in texts if (number := whole_number(one)) is not None}


def _are_choosable(user: User, ids: list[str]) -> bool:
    asked = _whole_numbers(ids)
    return rights.hide_others_drafts(user, Page.objects.filter(pk__in=asked)).count() == len(asked)


def _deals_with(user: User, app: str, model: str) -> bool:
    """True for those who may do something with such rows. Where several are ticked, and where
    one is chosen, Wagtail names them before it asks."""
    try:
        policy = policy_registry.get_by_type(apps.get_model(app, model))
    except LookupError:
        return True  # Wagtail knows what to say
    return bool(policy.user_has_any_permission(user, {"add", "change", "delete", "view"}))


def title_for_who_asks(page: Page) -> str:
    """The page's newest title, or the published one if the user may not see the newest."""
    user = _asking.get()
    if user is None or rights.may_see(user, page):
        return str(page.draft_title or page.title)
    return str(page.title)


def guard_titles() -> None:
    """Give each page the title that the user may see. Called once, when the desk is ready.

    On Wagtail's own class, since breadcrumbs and choosers have rows of it, not of ours.
    """
    Page.get_admin_display_title = title_for_who_asks
