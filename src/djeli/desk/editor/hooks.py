"""Hooks of Wagtail at which a story may be refused, with our messages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from djeli.accounts.models import User
from djeli.desk import rights
from djeli.desk.editor.refusals import tell_lacks
from djeli.desk.editor.translate import may_translate
from djeli.desk.editor.withdrawal import WITHDRAWN
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


class WithdrawalInWords(LogFormatter):
    """What the history says of a withdrawal."""

    label = _("Withdrawn, with a reason")

    def format_message(self, entry: Any) -> str:
        return str(_("Withdrawn: %(reason)s") % {"reason": entry.data.get("reason", "")})


@hooks.register("register_log_actions")
def acts(actions: Any) -> None:
    actions.register_action(WITHDRAWN)(WithdrawalInWords)


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


@hooks.register("register_page_header_buttons")
def translate_button(page: Page, user: User, **_: Any) -> Iterator[Button]:
    """Wagtail asks for it in the menu of the story's own screens."""
    if isinstance(page, Article) and page.pk and may_translate(user, page):
        address = reverse("desk_translate", args=[page.pk])
        yield Button(gettext("Translate"), address, icon_name="site", priority=35)


@hooks.register("insert_editor_js")
def notes() -> SafeString:
    """Times of notes in the margin, which Wagtail writes in its own way."""
    return format_html(
        '<script src="{}" data-zone="{}"></script>',
        versioned_static("desk/notes.js"),
        get_current_timezone_name(),
    )
