"""Creates a new line-up as a copy of the current one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from djeli.accounts.models import User
from djeli.desk.lineup.board.blocks import from_containers
from djeli.desk.lineup.states import current_id
from djeli.stories.lineups import USUAL
from djeli.stories.models import LineUp


@transaction.atomic
def copy_of(line_up: LineUp | None, user: User, at: datetime | None = None) -> LineUp:
    """A draft with the containers of ``line_up`` (none: the usual ones), for ``at`` or for now."""
    begins = timezone.localtime(at).replace(second=0, microsecond=0)
    made = LineUp(
        name=date_format(begins, "l, j F, H:i"),
        starts_at=begins,
        containers=list(line_up.containers.raw_data) if line_up else from_containers(USUAL),
        live=False,
        has_unpublished_changes=True,
    )
    made.save()
    log(instance=made, action="wagtail.create", user=user)
    made.save_revision(user=user, log_action=True)
    return made


@require_POST
def copy_current(request: HttpRequest) -> HttpResponse:
    """One click: the front as it is now, as a draft to change."""
    user: Any = request.user
    if not user.has_perm("stories.add_lineup"):
        raise PermissionDenied
    current = LineUp.objects.filter(pk=current_id() or 0).first()
    made = copy_of(current or LineUp.objects.filter(live=True).first(), user)
    messages.success(
        request, _("This draft is a copy of the current front. Readers see no change.")
    )
    return redirect("lineups:edit", made.pk)
