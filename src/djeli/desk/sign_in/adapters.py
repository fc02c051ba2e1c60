"""What django-allauth asks the edition: names, mails, how secrets are kept."""

from __future__ import annotations

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac

from djeli.accounts.sign_in.mails import tell
from djeli.stories.models import Edition

UNKNOWN = "account/email/unknown_account"
SILENT = frozenset({"account/messages/logged_in.txt", "account/messages/logged_out.txt"})


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by publishers; mails are the clock's."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        # A socket of this machine has no address.
        return request.META.get("REMOTE_ADDR") or "127.0.0.1"

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("wagtailadmin_home")

    def add_message(
        self, request: Any, level: int, message_template: Any = None, *args: Any, **kwargs: Any
    ) -> None:
        if message_template not in SILENT:
            super().add_message(request, level, message_template, *args, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        told = {"edition": Edition.load().name, "email": email, **context}
        mail = self.render_mail(template_prefix, email, told)
        tell(email, str(mail.subject), str(mail.body), nobody=template_prefix == UNKNOWN)

    def format_email_subject(self, subject: str) -> str:
        return subject


class FactorAdapter(DefaultMFAAdapter):
    """Secrets of authenticator apps are encrypted with the edition's key."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def _get_site_name(self) -> str:
        return str(Edition.load().name)

    def get_totp_issuer(self) -> str:
        return str(Edition.load().name)


def _cipher() -> Fernet:
    key = salted_hmac("djeli.desk.sign_in.factors", "", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
