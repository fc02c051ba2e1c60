"""What rules did and mean to do; an editor holds it, or takes it off the list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from djeli.accounts.models import User
from djeli.desk import rights
from djeli.wire.models import RuleDeed
from djeli.wire.rules.running import hold, let_go

MOST = 50
STATES = [("", _("All")), *RuleDeed.State.choices]


class LogView(WagtailAdminTemplateMixin, TemplateView):
    """The deeds of all rules, the newest first."""

    template_name = "desk/wire_rules/log.html"
    header_icon = "desk-wire"
    page_title = _("Log of the wire rules")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.may_submit(request.user):  # type: ignore[arg-type]
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("desk_wire"), "label": _("Wire")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        state = self.request.GET.get("state", "")
        deeds = RuleDeed.objects.select_related("rule", "story", "by", "item")
        deeds = deeds.defer("item__content", "item__blocks", "item__media")
        if state in RuleDeed.State.values:
            deeds = deeds.filter(state=state)
        page = Paginator(deeds, MOST).get_page(self.request.GET.get("p"))
        user: Any = self.request.user
        told = {"page": page, "lines": lines_for(user, page.object_list)}
        may = rights.may_publish(user)
        return {**context, **told, "states": STATES, "state": state, "may_hold": may}


def lines_for(user: User, deeds: Iterable[RuleDeed]) -> list[tuple[RuleDeed, bool]]:
    """The deeds, each with whether ``user`` may be told of the story that came of it."""
    return [
        (deed, bool(deed.story and (deed.story.live or rights.may_see(user, deed.story))))
        for deed in deeds
    ]


@require_POST
def hold_deed(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a rule from acting on an item."""
    deed = _deed_for(request, pk)
    hold(deed, request.user)  # type: ignore[arg-type]
    deed.refresh_from_db()
    if deed.state == RuleDeed.State.HELD:
        messages.success(request, _now("“%s” is held. The rule does nothing with it.") % deed.item)
    else:
        messages.warning(request, _now("Too late: the rule has acted on “%s”.") % deed.item)
    return _back(request)


@require_POST
def leave_deed(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a held item off the list: it is the desk's."""
    deed = _deed_for(request, pk)
    let_go(deed, request.user)  # type: ignore[arg-type]
    messages.success(request, _now("“%s” is left to the desk.") % deed.item)
    return _back(request)


def _deed_for(request: HttpRequest, pk: int) -> RuleDeed:
    if not rights.may_publish(request.user):  # type: ignore[arg-type]
        raise PermissionDenied
    return get_object_or_404(RuleDeed.objects.select_related("item"), pk=pk)


def _back(request: HttpRequest) -> HttpResponse:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return redirect(wanted if is_ours and wanted.startswith("/desk/wire") else "wire_rules:log")
