"""Who may change which user. Forms, deletion and bulk actions all ask here."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from djeli.accounts.models import User

KEEPS_USERS = "accounts.change_user"


def may_change(by: User, user: User) -> bool:
    """True if ``by`` may change ``user``. Only an administrator changes an administrator:
    whoever sets an administrator's password or address becomes one."""
    return by.is_superuser or (by.has_perm(KEEPS_USERS) and not user.is_superuser)


def locks_everyone_out(user: User, roles: Iterable[Group]) -> bool:
    """True if nobody who can log in would keep users any more, once ``user`` has ``roles``."""
    if user.is_superuser or _give_users(roles):
        return False
    keepers = ModelBackend().with_perm(KEEPS_USERS, is_active=True)
    return not keepers.exclude(pk=user.pk).exists()


def _give_users(roles: Iterable[Group]) -> bool:
    app, _, codename = KEEPS_USERS.partition(".")
    right = Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(right, group__in=list(roles)).exists()
