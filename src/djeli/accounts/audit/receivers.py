"""What is written down by itself: signing in and out, factors, accounts, roles, rights."""

from __future__ import annotations

from typing import Any

from allauth.mfa import signals as factors
from django.contrib.auth.models import Group, Permission
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import m2m_changed, post_delete, post_init, post_save
from django.dispatch import receiver

from djeli.accounts.audit.log import record
from djeli.accounts.models import AuditEntry, User

Action = AuditEntry.Action
WATCHED = ("email", "is_active", "is_superuser", "first_name", "last_name")
"""Fields of a user of which the log keeps what they were."""


@receiver(user_logged_in)
def note_sign_in(user: User, **_: Any) -> None:
    record(Action.SIGNED_IN, user.email, user=user)


@receiver(user_logged_out)
def note_sign_out(user: User | None, **_: Any) -> None:
    if user is not None:
        record(Action.SIGNED_OUT, user.email, user=user)


@receiver(user_login_failed)
def note_failure(credentials: dict[str, Any], **_: Any) -> None:
    record(Action.SIGN_IN_FAILED, known_account(credentials.get("username") or ""))


def known_account(typed: str) -> str:
    """The address of the account that was meant. What was typed otherwise is not kept: it may be
    a password in the wrong field."""
    user = User.objects.filter(email__iexact=typed[:254]).only("email").first()
    return user.email if user else ""


@receiver(factors.authentication_failed)
def note_wrong_code(user: User, **_: Any) -> None:
    record(Action.CODE_FAILED, user.email, user=user)


@receiver(factors.authenticator_added)
def note_factor(user: User, authenticator: Any, **_: Any) -> None:
    record(Action.FACTOR_ADDED, user.email, user=user, after=authenticator.get_type_display())


@receiver(factors.authenticator_removed)
def note_factor_gone(user: User, authenticator: Any, **_: Any) -> None:
    record(Action.FACTOR_REMOVED, user.email, user=user, before=authenticator.get_type_display())


@receiver(factors.authenticator_reset)
def note_new_codes(user: User, **_: Any) -> None:
    record(Action.CODES_RENEWED, user.email, user=user)


@receiver(post_init, sender=User)
def remember(instance: User, **_: Any) -> None:
    loaded = instance.__dict__
    instance.was = {name: loaded[name] for name in WATCHED if name in loaded}  # type: ignore[attr-defined]


@receiver(post_save, sender=User)
def note_change(instance: User, created: bool, raw: bool = False, **_: Any) -> None:
    was = getattr(instance, "was", {})
    now = {name: getattr(instance, name) for name in was}
    instance.was = now  # type: ignore[attr-defined]
    if raw:
        return
    if created:
        record(Action.ACCOUNT_ADDED, instance.email)
        return
    changed = [name for name in was if was[name] != now[name]]
    for name in changed:
        action = Action.ADDRESS_CHANGED if name == "email" else Action.ACCOUNT_CHANGED
        record(action, instance.email, before={name: was[name]}, after={name: now[name]})


@receiver(post_delete, sender=User)
def note_deletion(instance: User, **_: Any) -> None:
    record(Action.ACCOUNT_DELETED, instance.email)


@receiver(m2m_changed, sender=User.groups.through)
def note_roles(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_: Any
) -> None:
    """Of a user's roles, or of the users of a role."""
    _note_set(Action.ROLES_CHANGED, instance, action, User if reverse else Group, pk_set)


@receiver(m2m_changed, sender=Group.permissions.through)
def note_rights(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_: Any
) -> None:
    _note_set(Action.RIGHTS_CHANGED, instance, action, Group if reverse else Permission, pk_set)


def _note_set(
    event: AuditEntry.Action, instance: Any, action: str, model: Any, pks: set[int] | None
) -> None:
    if action == "pre_clear":
        record(event, instance, before="all")
    elif action in {"post_add", "post_remove"} and pks:
        names = sorted(str(one) for one in model.objects.filter(pk__in=pks))
        added = action == "post_add"
        record(event, instance, before=None if added else names, after=names if added else None)
