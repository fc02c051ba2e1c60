"""The tree of sections and standing pages. Stories are not in it: they have a flat list."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from djeli.desk import rights
from djeli.stories.models import Article, Front


@hooks.register("construct_explorer_page_queryset")
def without_stories(parent: Page, pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return pages.exclude(content_type=ContentType.objects.get_for_model(Article))


@hooks.register("before_create_page")
def only_stories(request: HttpRequest, parent: Page, kind: type[Page]) -> None:
    """Those who write add stories; sections and standing pages are an editor's."""
    if rights.forbidden_kinds(request.user, [kind]):  # type: ignore[arg-type]
        raise PermissionDenied


def sections(request: HttpRequest) -> HttpResponse:
    """The edition's tree: sections and standing pages. An address that no story's begins with."""
    front = Front.objects.values_list("pk", flat=True).first()
    return (
        redirect("wagtailadmin_explore", front) if front else redirect("wagtailadmin_explore_root")
    )


def to_the_list(request: HttpRequest, page: Any, *_: Any) -> HttpResponse | None:
    """After a copy, move, withdrawal or deletion of a story: back to the list, not to the tree."""
    if page.specific_class is not Article:
        return None
    following = get_valid_next_url_from_request(request)
    if not following or following.startswith(reverse("wagtailadmin_explore_root")):
        following = reverse("stories:index")
    return redirect(following)


@hooks.register("after_unpublish_page")
def say_withdrawn(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Wagtail says nothing if a hook answers."""
    messages.success(request, _("“%s” is withdrawn.") % page.get_admin_display_title())
    return to_the_list(request, page)


for after in ("copy", "move", "delete"):
    hooks.register(f"after_{after}_page", to_the_list)
