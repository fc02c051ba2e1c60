"""One item: read it, or dismiss it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from djeli.desk import rights
from djeli.desk.rights import rights_on
from djeli.desk.wire_inbox.media import media_of
from djeli.desk.wire_inbox.orders import EmbargoForm
from djeli.desk.wire_rules.log import lines_for
from djeli.kit.language import direction
from djeli.stories.models import Section
from djeli.wire.follow_ups.taking import stories_for
from djeli.wire.formats.instants import moment
from djeli.wire.inbox import bring_back, dismiss, items
from djeli.wire.likeness import alike
from djeli.wire.models import RuleDeed, Take, WireItem
from djeli.wire.orders.holds import embargo_of, is_embargoed
from djeli.wire.section_suggestions import suggest_section
from djeli.wire.threads import thread_of

MOST_BESIDE = 12
"""Items of a thread, and nearly the same ones, that are shown beside an item."""


class ItemView(WagtailAdminTemplateMixin, TemplateView):
    """The item as it came, with everything the agency said beside it."""

    template_name = "desk/wire_inbox/item.html"
    header_icon = "desk-wire"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.may_submit(request.user):  # type: ignore[arg-type]
            raise PermissionDenied
        self.item = get_object_or_404(items(), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(self.item)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("desk_wire"), "label": gettext_lazy("Wire")},
            {"url": "", "label": str(self.item)},
        ]

    def _embargo(self) -> dict[str, Any]:
        """What the page says of the embargo, and the form for one that is unclear."""
        is_clear, until = embargo_of(self.item)
        user: Any = self.request.user
        found = moment(self.item.embargo)
        return {
            "is_clear": is_clear,
            "lasts": is_embargoed(self.item),
            "until": until,
            "form": EmbargoForm(initial={"until": found}),
            "may_rule": rights.may_publish(user),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user: Any = self.request.user
        suggested = suggest_section(self.item)
        takes = Take.objects.filter(item__guid=self.item.guid).select_related("story", "taken_by")
        of_it = {take.story_id for take in takes if take.item_id == self.item.pk}
        context |= {
            "item": self.item,
            "sections": list(Section.objects.live().order_by("path")),
            "suggested": suggested,
            "direction": direction(self.item.language),
            "embargo": self._embargo(),
            "takes": [(one, rights.may_see(user, one.story) or one.story.live) for one in takes],
            "may_publish": rights.may_publish(user),
            "media": media_of(self.item),
            "deeds": lines_for(
                user, RuleDeed.objects.filter(item=self.item).select_related("rule", "story", "by")
            ),
            "follow_ups": [
                story
                for story in stories_for(self.item)[:MOST_BESIDE]
                if story.pk not in of_it and rights_on(story, user).can_edit()
            ],
            "thread": list(thread_of(self.item)[:MOST_BESIDE]),
            "alike": list(alike(self.item)[:MOST_BESIDE]),
            "versions": list(
                WireItem.objects.filter(guid=self.item.guid)
                .exclude(pk=self.item.pk)
                .defer("content", "blocks")
                .order_by("-pk")
            ),
        }
        return context


@require_POST
def not_for_us(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the item out of the inbox; it can be brought back."""
    item = item_for(request, pk)
    dismiss(item, request.user)  # type: ignore[arg-type]
    messages.success(request, _("“%s” was removed from the inbox.") % item)
    return redirect("desk_wire")


@require_POST
def back(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a dismissed item back into the inbox."""
    item = item_for(request, pk)
    bring_back(item)
    messages.success(request, _("“%s” is back in the inbox.") % item)
    return redirect("desk_wire_item", pk=item.pk)


def item_for(request: HttpRequest, pk: int) -> WireItem:
    if not rights.may_submit(request.user):  # type: ignore[arg-type]
        raise PermissionDenied
    return get_object_or_404(WireItem, pk=pk)
