"""The audit log: what happened to accounts, rights and settings. Rows are added, never changed."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from djeli.accounts.models.user import User


class AuditEntry(models.Model):
    """One event. It names people by address as well, as it outlives their accounts."""

    class Action(models.TextChoices):
        SIGNED_IN = "signed_in", _("Signed in")
        SIGN_IN_FAILED = "sign_in_failed", _("Sign-in failed")
        SIGN_IN_REFUSED = "sign_in_refused", _("Sign-in refused: too many attempts")
        CODE_FAILED = "code_failed", _("Wrong second factor")
        SIGNED_OUT = "signed_out", _("Signed out")
        SESSION_ENDED = "session_ended", _("Session ended")
        FACTOR_ADDED = "factor_added", _("Second factor added")
        FACTOR_REMOVED = "factor_removed", _("Second factor removed")
        CODES_RENEWED = "codes_renewed", _("Recovery codes renewed")
        PASSWORD_CHANGED = "password_changed", _("Password changed")
        RESET_ASKED = "reset_asked", _("Password reset requested")
        ADDRESS_CHANGED = "address_changed", _("E-mail address changed")
        INVITED = "invited", _("Invited")
        ACCOUNT_ADDED = "account_added", _("Account created")
        ACCOUNT_CHANGED = "account_changed", _("Account changed")
        ACCOUNT_DELETED = "account_deleted", _("Account deleted")
        ROLES_CHANGED = "roles_changed", _("Roles changed")
        RIGHTS_CHANGED = "rights_changed", _("Rights of a role changed")
        SETTINGS_CHANGED = "settings_changed", _("Settings changed")
        DELETED = "deleted", _("Deleted")
        EXPORTED = "exported", _("Exported")

    at = models.DateTimeField(_("time"), default=timezone.now, db_index=True)
    action = models.CharField(_("event"), max_length=20, choices=Action)
    user = models.ForeignKey(
        User, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("user")
    )
    who = models.CharField(_("who"), max_length=254, blank=True)
    """The address of who did it, as it was then; empty for a stranger and for the system."""
    subject = models.CharField(_("about"), max_length=300, blank=True)
    details = models.JSONField(default=dict)
    """What there was before and after, where there is something to say."""
    origin = models.CharField(_("from"), max_length=16, blank=True)
    """A salted hash of the client's address: the same for the same address, and no way back."""

    class Meta:
        db_table = "accounts_audit_entry"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["action", "subject", "at"], name="accounts_audit_counted")]
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit log")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_action_display()} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("an entry of the audit log is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("an entry of the audit log is never deleted by hand")
