"""What an agency changed, beside what we published: taken place by place."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminAutoHeightTextInput

from djeli.desk import rights
from djeli.desk.wire_inbox.taking import refuse, story_for
from djeli.desk.wire_inbox.views import item_for
from djeli.kit.language import direction
from djeli.kit.numbers import whole_number
from djeli.stories.corrections.kinds import CHOICES
from djeli.stories.models.public_record.correction import LONGEST
from djeli.wire.follow_ups.taking import (
    ChangedMeanwhile,
    Declared,
    NoWords,
    base_of,
    compared,
    take,
)
from djeli.wire.publishing import publish
from djeli.wire.story_drafts import Stopped

PARTS = {
    "title": gettext_lazy("Headline"),
    "standfirst": gettext_lazy("Standfirst"),
    "dateline": gettext_lazy("Dateline"),
    "body": "",
}


class ChangeForm(forms.Form):
    """What kind of change it is, and what readers are told of it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of change is this?"), choices=CHOICES, required=False
    )
    text = forms.CharField(
        label=gettext_lazy("What readers are told"),
        required=False,
        max_length=LONGEST,
        widget=AdminAutoHeightTextInput(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("What was wrong, and what is right. For a correction it is needed."),
    )


class ComparisonView(WagtailAdminTemplateMixin, TemplateView):
    """Three texts beside each other: ours, the agency's then, the agency's now."""

    template_name = "desk/wire_inbox/comparison.html"
    page_title = gettext_lazy("What the agency changed")
    header_icon = "desk-wire"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.item = item_for(request, kwargs["pk"])
        self.story = story_for(request, kwargs["page_id"])
        self.then = base_of(self.story, self.item)
        self.comparison = compared(self.story, self.item)
        if self.comparison is None or self.then is None:
            messages.error(request, _("This story was not made of another version of the item."))
            return redirect("desk_wire_item", pk=self.item.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        item = {"url": reverse("desk_wire_item", args=[self.item.pk]), "label": str(self.item)}
        return [
            *self.breadcrumbs_items,
            {"url": reverse("desk_wire"), "label": gettext_lazy("Wire")},
            item,
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        is_correction = "correct" in self.item.signal
        initial = {"kind": "correction" if is_correction else "update"}
        user: Any = self.request.user
        found: Any = self.comparison
        return {
            **context,
            "item": self.item,
            "then": self.then,
            "story": self.story,
            "direction": direction(self.item.language),
            "rows": [(PARTS[row.part], row) for row in found.rows],
            "digest": found.digest,
            "is_public": self.story.first_published_at is not None,
            "may_publish": rights.rights_on(self.story, user).can_publish(),
            "form": kwargs.get("form") or ChangeForm(initial=initial),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ChangeForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        declared = Declared(form.cleaned_data["kind"], form.cleaned_data["text"])
        chosen = {whole_number(number) for number in request.POST.getlist("take")}
        user: Any = request.user
        try:
            take(
                self.story,
                self.item,
                {number for number in chosen if number is not None},
                request.POST.get("digest", ""),
                declared,
                user,
            )
        except NoWords:
            form.add_error("text", _("Say what was changed, in words for readers."))
            return self.render_to_response(self.get_context_data(form=form))
        except ChangedMeanwhile:
            messages.error(request, _("Nothing was taken: the story or the item has changed."))
            return redirect(request.path)
        except Stopped:
            return refuse(request, self.item)
        return self._taken(request, user)

    def _taken(self, request: HttpRequest, user: Any) -> HttpResponse:
        self.story.refresh_from_db()
        if "publish" in request.POST:
            if not rights.rights_on(self.story, user).can_publish():
                raise PermissionDenied
            if lacks := publish(self.story, user):
                told = _("Taken into the draft, but it cannot be published yet. %s")
                messages.warning(request, told % " ".join(lacks))
            else:
                messages.success(request, _("Taken, and published."))
        else:
            messages.success(request, _("Taken into the draft. Nothing is published yet."))
        return redirect("wagtailadmin_pages:edit", self.story.pk)
