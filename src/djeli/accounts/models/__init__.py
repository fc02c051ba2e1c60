"""The room's tables, for Django."""

from djeli.accounts.models.audit_entry import AuditEntry
from djeli.accounts.models.user import User, UserManager
from djeli.accounts.models.waiting_mail import WaitingMail

__all__ = ["AuditEntry", "User", "UserManager", "WaitingMail"]
