"""One item: read it, make a story of it, or dismiss it."""

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
from djeli.desk.wire_inbox.orders import EmbargoForm
from djeli.kit.language import direction
from djeli.kit.numbers import whole_number
from djeli.stories.models import Section
from djeli.wire.formats.instants import moment
from djeli.wire.holds import embargo_of
from djeli.wire.inbox import bring_back, dismiss, items
from djeli.wire.models import Take, WireItem
from djeli.wire.section_suggestions import suggest_section
from djeli.wire.story_drafts import NoSection, Stopped, make_story


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
            "until": until,
            "form": EmbargoForm(initial={"until": found}),
            "may_rule": rights.may_publish(user),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user: Any = self.request.user
        suggested = suggest_section(self.item)
        takes = Take.objects.filter(item__guid=self.item.guid).select_related("story", "taken_by")
        context |= {
            "item": self.item,
            "sections": list(Section.objects.live().order_by("path")),
            "suggested": suggested,
            "direction": direction(self.item.language),
            "embargo": self._embargo(),
            "takes": [(one, rights.may_see(user, one.story) or one.story.live) for one in takes],
            "versions": list(
                WireItem.objects.filter(guid=self.item.guid)
                .exclude(pk=self.item.pk)
                .defer("content", "blocks")
                .order_by("-pk")
            ),
        }
        return context


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a draft of the item and open it in the editor."""
    item = _item_for(request, pk)
    section = Section.objects.filter(pk=_number(request.POST.get("section"))).first()
    try:
        story = make_story(item, request.user, section)  # type: ignore[arg-type]
    except Stopped:
        messages.error(request, _("The agency has killed this item. It cannot become a story."))
        return redirect("desk_wire_item", pk=item.pk)
    except NoSection:
        messages.error(request, _("Create a section first. Every story needs one."))
        return redirect("desk_wire_item", pk=item.pk)
    messages.success(request, _("“%s” is a draft now. Nothing is published yet.") % story.title)
    return redirect("wagtailadmin_pages:edit", story.pk)


@require_POST
def not_for_us(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the item out of the inbox; it can be brought back."""
    item = _item_for(request, pk)
    dismiss(item, request.user)  # type: ignore[arg-type]
    messages.success(request, _("“%s” was removed from the inbox.") % item)
    return redirect("desk_wire")


@require_POST
def back(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a dismissed item back into the inbox."""
    item = _item_for(request, pk)
    bring_back(item)
    messages.success(request, _("“%s” is back in the inbox.") % item)
    return redirect("desk_wire_item", pk=item.pk)


def _item_for(request: HttpRequest, pk: int) -> WireItem:
    if not rights.may_submit(request.user):  # type: ignore[arg-type]
        raise PermissionDenied
    return get_object_or_404(WireItem, pk=pk)


def _number(text: str | None) -> int:
    return whole_number(text or "") or 0
