"""Hooks of Wagtail at which a story may be refused, with our messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page

from djeli.desk import rights
from djeli.desk.editor.refusals import tell_lacks
from djeli.stories.models import Article
from djeli.stories.readiness import lacks

FIRST = ("approve", "action-publish", "action-submit")
"""The button in front, the first of these that this user has; saving is the last resort."""


@hooks.register("before_publish_page")
def stop_what_lacks(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The form has asked already; this is for whatever publishes without it."""
    if not isinstance(page, Article):
        return None
    found = lacks(page)
    if not found:
        return None
    tell_lacks(request, page, found)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def stop_bulk(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """Of several stories either all go live or none, and each that lacks something is named."""
    if action_type != "publish":
        return None
    stopped = False
    for story in _stories_among(objects, action):
        found = lacks(story)
        if found:
            stopped = True
            tell_lacks(request, story, found)
    return redirect(action.next_url) if stopped else None


def _stories_among(objects: Sequence[Any], action: Any) -> list[Article]:
    pages = [page for page in objects if isinstance(page, Page)]
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        below = [page.get_descendants().not_live().type(Article) for page in pages]
        pages += [page for found in below for page in found]
    latest = (page.get_latest_revision_as_object() for page in pages)
    return [page for page in latest if isinstance(page, Article)]


@hooks.register("construct_page_action_menu")
def put_first(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Put first what this user most likely wants; drafts save themselves."""
    user: Any = request.user
    page = context.get("page")
    parent = context.get("parent_page")
    is_story = isinstance(page, Article) or (page is None and type(parent).__name__ == "Section")
    if is_story and not rights.may_submit(user):
        items[:] = [item for item in items if item.name != "action-submit"]
    for name in FIRST:
        found = next((item for item in items if item.name == name), None)
        if found:
            items.remove(found)
            items.insert(0, found)
            return
