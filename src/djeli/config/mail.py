"""How mails are sent: printed, through SMTP, or through a mail service (django-anymail)."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from djeli.config import env

SERVICES = MappingProxyType(
    {
        "brevo": "API_KEY",
        "mailersend": "API_TOKEN",
        "mailgun": "API_KEY",
        "mailjet": "API_KEY",
        "mailtrap": "API_TOKEN",
        "mandrill": "API_KEY",
        "postal": "API_KEY",
        "postmark": "SERVER_TOKEN",
        "resend": "API_KEY",
        "sendgrid": "API_KEY",
        "sparkpost": "API_KEY",
        "unisender_go": "API_KEY",
    }
)
"""Mail services, and what each calls its key."""
PRINTED = "djeli.config.printed_mail.EmailBackend"


def mail_settings() -> dict[str, Any]:
    """What is set about mail in the environment, with the backend and the service that follow."""
    service = env.text("EMAIL_SERVICE").lower().replace("-", "_")
    sender = env.text("EMAIL_FROM", "newsroom@localhost")
    return {
        "EMAIL_BACKEND": _backend(service),
        "EMAIL_HOST": env.text("EMAIL_HOST"),
        "EMAIL_PORT": env.number("EMAIL_PORT", 587),
        "EMAIL_USER": env.text("EMAIL_USER"),
        "EMAIL_PASSWORD": env.text("EMAIL_PASSWORD"),
        "EMAIL_TLS": env.flag("EMAIL_TLS", default=True),
        "EMAIL_FROM": sender,
        "EMAIL_WEBHOOK_SECRET": env.text("EMAIL_WEBHOOK_SECRET"),
        "ANYMAIL": {
            "IGNORE_UNSUPPORTED_FEATURES": True,
            "REQUESTS_TIMEOUT": 20,
            "WEBHOOK_SECRET": env.text("EMAIL_WEBHOOK_SECRET"),
            **(_of_service(service) if service else {}),
        },
        "NEWSLETTER_FROM": env.text("NEWSLETTER_FROM") or sender,
        "NEWSLETTER_BOUNCES": env.text("NEWSLETTER_BOUNCES"),
        "NEWSLETTER_RATE": env.number("NEWSLETTER_RATE", 1200),
    }


def _backend(service: str) -> str:
    if service:
        return f"anymail.backends.{service}.EmailBackend"
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    return smtp if env.text("EMAIL_HOST") else PRINTED


def _of_service(service: str) -> dict[str, Any]:
    if service not in SERVICES:
        known = ", ".join(SERVICES)
        raise SystemExit(f"djeli: EMAIL_SERVICE is {service!r}: it must be one of {known}")
    prefix = service.upper()
    given = {
        f"{prefix}_{SERVICES[service]}": env.text("EMAIL_API_KEY"),
        f"{prefix}_SECRET_KEY": env.text("EMAIL_API_SECRET"),
        f"{prefix}_SENDER_DOMAIN": env.text("EMAIL_API_DOMAIN"),
        f"{prefix}_API_URL": env.text("EMAIL_API_URL"),
    }
    return {name: value for name, value in given.items() if value}
