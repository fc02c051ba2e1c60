"""From an item to a story: a draft, a story as it is, an added take, pictures tried again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from djeli.desk import rights
from djeli.desk.wire_inbox.media import has_film
from djeli.desk.wire_inbox.views import item_for
from djeli.kit.numbers import whole_number
from djeli.stories.models import Article, Section
from djeli.wire.follow_ups.taking import add
from djeli.wire.models import WireItem
from djeli.wire.pictures.drafts import make_illustrated, try_again
from djeli.wire.publishing import Published, publish_as_it_is
from djeli.wire.story_drafts import NoSection, Stopped

Work = Callable[[WireItem, Any, Section | None], HttpResponse]


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a draft of the item and open it in the editor."""

    def make(item: WireItem, user: Any, section: Section | None) -> HttpResponse:
        made = make_illustrated(item, user, section)
        told = _("“%s” is a draft now. Nothing is published yet.")
        messages.success(request, told % made.story.title)
        tell_troubles(request, made.troubles)
        tell_film(request, item)
        return redirect("wagtailadmin_pages:edit", made.story.pk)

    return _of_item(request, pk, make)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the item as it is. Only who may publish; what lacks something becomes a draft."""
    if not rights.may_publish(request.user):  # type: ignore[arg-type]
        raise PermissionDenied

    def make(item: WireItem, user: Any, section: Section | None) -> HttpResponse:
        done = publish_as_it_is(item, user, section)
        _tell(request, done)
        tell_troubles(request, done.troubles)
        tell_film(request, item)
        if done.state == "draft":
            return redirect("wagtailadmin_pages:edit", done.story.pk)
        return redirect("desk_wire_item", pk=item.pk)

    return _of_item(request, pk, make)


@require_POST
def pictures(request: HttpRequest, pk: int) -> HttpResponse:
    """Try to import once more what failed; it is added to drafts of the item."""
    item = item_for(request, pk)
    troubles = try_again(item, request.user)  # type: ignore[arg-type]
    tell_troubles(request, troubles)
    if not troubles:
        messages.success(request, _("All pictures are in the library."))
    return redirect("desk_wire_item", pk=item.pk)


@require_POST
def add_to(request: HttpRequest, pk: int, page_id: int) -> HttpResponse:
    """Put the item's text at the end of a story's draft, and open it."""
    item, story = item_for(request, pk), story_for(request, page_id)
    try:
        add(story, item, request.user)  # type: ignore[arg-type]
    except Stopped:
        return refuse(request, item)
    told = _("The text was added at the end of the draft of “%s”. Nothing is published yet.")
    messages.success(request, told % story.title)
    return redirect("wagtailadmin_pages:edit", story.pk)


def story_for(request: HttpRequest, page_id: int) -> Article:
    """The story, for a user who may edit it."""
    story = get_object_or_404(Article, pk=page_id)
    if not rights.rights_on(story, request.user).can_edit():  # type: ignore[arg-type]
        raise PermissionDenied
    if rights.rights_on(story, request.user).is_locked_by_another():  # type: ignore[arg-type]
        raise PermissionDenied
    return story


def refuse(request: HttpRequest, item: WireItem) -> HttpResponse:
    messages.error(request, _("The agency has killed this item. It cannot become a story."))
    return redirect("desk_wire_item", pk=item.pk)


def tell_troubles(request: HttpRequest, troubles: Iterable[str]) -> None:
    """Say which pictures could not be imported, and that this can be tried again."""
    if lines := "; ".join(troubles):
        told = _("Some pictures could not be imported (%s). Try again on the item’s page.")
        messages.warning(request, told % lines)


def tell_film(request: HttpRequest, item: WireItem) -> None:
    """Say that film and sound were left out, where the item has any."""
    if has_film(item):
        told = _(
            "Film and sound are not taken: the story has the text and the pictures. The files are"
            " on the item’s page."
        )
        messages.info(request, told)


def _of_item(request: HttpRequest, pk: int, work: Work) -> HttpResponse:
    item = item_for(request, pk)
    wanted = whole_number(request.POST.get("section") or "") or 0
    section = Section.objects.filter(pk=wanted).first()
    try:
        return work(item, request.user, section)
    except Stopped:
        return refuse(request, item)
    except NoSection:
        messages.error(request, _("Create a section first. Every story needs one."))
        return redirect("desk_wire_item", pk=item.pk)


def _tell(request: HttpRequest, done: Published) -> None:
    title = done.story.title
    if done.state == "live":
        messages.success(request, _("“%s” is live.") % title)
    elif done.state == "scheduled":
        told = _("“%s” is scheduled: it appears when the embargo ends.")
        messages.success(request, told % title)
    else:
        told = _("“%(title)s” is a draft: it cannot be published yet. %(why)s")
        messages.warning(request, told % {"title": title, "why": " ".join(done.lacks)})
