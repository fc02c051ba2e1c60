"""What is done to several users at once: by the rules of the single one.

Wagtail's own actions ask only for the right to change users. Ours are registered after them, under
the same names, and so take their places.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.users.views.bulk_actions import (
    AssignRoleBulkAction,
    DeleteBulkAction,
    SetActiveStateBulkAction,
)

from djeli.accounts.models import User
from djeli.accounts.sign_in.sessions import end_others
from djeli.desk.directory import user_rules


class SparesAdministrators:
    """Changes only the users that the current user may change; the others are named and left as
    they are."""

    request: HttpRequest

    def check_perm(self, user: User) -> bool:
        return user_rules.may_change(self.request.user, user)  # type: ignore[arg-type]


class AssignRole(SparesAdministrators, AssignRoleBulkAction):
    pass


class SetActiveState(SparesAdministrators, SetActiveStateBulkAction):
    """Nobody deactivates themselves (Wagtail's rule), so somebody who keeps users is left."""


@hooks.register("after_bulk_action")
def end_sessions(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> None:
    """Deactivated users are signed out: Wagtail changes their rows without a signal of each."""
    if action_type == SetActiveState.action_type:
        for user in User.objects.filter(pk__in=[row.pk for row in objects], is_active=False):
            end_others(user)


class DeleteUsers(SparesAdministrators, DeleteBulkAction):
    def check_perm(self, user: User) -> bool:
        own = DeleteBulkAction.check_perm(self, user)
        return own and super().check_perm(user)


for action in (AssignRole, SetActiveState, DeleteUsers):
    hooks.register("register_bulk_action", action, order=1)


@hooks.register("after_bulk_action")
def write_down(request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any) -> None:
    """Log each row as its own screen would. Of pages Wagtail logs what it does itself."""
    done = "wagtail.delete" if action_type == "delete" else "wagtail.edit"
    for row in objects:
        if not isinstance(row, Page):
            log(row, done, user=request.user, data={"bulk_action": action_type, **_said(action)})


def _said(action: Any) -> dict[str, str]:
    """What was filled in: the role that was given, the collection, the tags."""
    return {name: str(value) for name, value in action.cleaned_form.cleaned_data.items()}
