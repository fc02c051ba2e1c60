"""Removing the factors of somebody who lost their device."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from djeli.accounts.audit.log import record
from djeli.accounts.models import AuditEntry, User
from djeli.accounts.sign_in.mails import tell
from djeli.accounts.sign_in.sessions import end_others


def remove_factors(user: User) -> int:
    """Delete passkeys, apps and codes of ``user``, end all sessions, and tell; gives how many."""
    gone, _rows = Authenticator.objects.filter(user=user).delete()
    if gone:
        record(AuditEntry.Action.FACTOR_REMOVED, user.email, before=gone)
        end_others(user)
        tell(
            user.email,
            _("Your second factors were removed"),
            _(
                "A publisher removed the passkeys and codes of your account at the news desk."
                " Sign in with your password and add new ones. If you did not ask for this,"
                " tell a publisher at once."
            ),
        )
    return gone
