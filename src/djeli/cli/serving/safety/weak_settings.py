"""What is weaker than it need be: `djeli serve` says so in a line each. The demo may be."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

LEAST_KEY = 32
"""Characters of a secret key that nobody guesses."""
PRINTED = "printed_mail"


def weaknesses(host: str) -> list[str]:
    """A line for each setting that is weak on a public address; ``host`` is what is listened on."""
    return [text for check in CHECKS if (text := check(host))]


def _debug(_: str) -> str:
    return "DJELI_DEBUG is on: error pages show code" if settings.DEBUG else ""


def _https(host: str) -> str:
    if settings.SESSION_COOKIE_SECURE or (_is_here(host) and _is_here(_public_host())):
        return ""
    return "DJELI_HTTPS is off: passwords and sessions can be read on their way"


def _key(_: str) -> str:
    if len(settings.SECRET_KEY) >= LEAST_KEY:
        return ""
    return f"DJELI_SECRET_KEY has less than {LEAST_KEY} characters: sessions can be forged"


def _hosts(_: str) -> str:
    return "DJELI_HOSTS takes any host" if "*" in settings.ALLOWED_HOSTS else ""


def _factor(_: str) -> str:
    if settings.SECOND_FACTOR_ROLES != ["none"]:
        return ""
    return "DJELI_SECOND_FACTOR is none: a password alone lets publishers in"


def _proxies(_: str) -> str:
    if not (settings.PROXIES.has("203.0.113.1") or settings.PROXIES.has("2001:db8::1")):
        return ""  # addresses that are for documentation, and nobody's proxy
    return "DJELI_PROXIES has everybody: anyone can choose the address that limits are counted by"


def _mail(_: str) -> str:
    if PRINTED not in settings.EMAIL_BACKEND:
        return ""
    return "no mail server is set (EMAIL_HOST): nobody can reset a password or confirm an address"


def _mail_in_clear(_: str) -> str:
    server = settings.EMAIL_HOST
    if settings.EMAIL_USE_TLS or not server or _is_here(server):
        return ""
    return f"EMAIL_TLS is off: mails go to {server} in clear, with its password"


def _loopback(_: str) -> str:
    if not settings.ALERTS_TO_LOOPBACK:
        return ""
    return "ALERTS_TO_LOOPBACK is on: readers can make the site ask this machine"


def _root(_: str) -> str:
    return "the site runs as root: use an account of its own" if os.geteuid() == 0 else ""


def _folder(_: str) -> str:
    folder: Path = settings.DATA
    if not folder.stat().st_mode & 0o007 & ~0o001:
        return ""
    return f"the data folder {folder} is open to all users of this machine: chmod 700"


CHECKS: tuple[Callable[[str], str], ...] = (
    *(_debug, _https, _key, _hosts, _factor, _proxies),
    *(_mail, _mail_in_clear, _loopback, _root, _folder),
)


def _public_host() -> str:
    return urlsplit(settings.BASE_URL).hostname or ""


def _is_here(host: str) -> bool:
    """True for this machine alone."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
