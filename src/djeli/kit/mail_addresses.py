"""Mail addresses: one form for one that can be written in several ways, and who a sender is."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from email.utils import formataddr, parseaddr


def one_form(address: str) -> str:
    """``address`` without space around it, its domain in small letters and as ASCII (IDNA).

    ``reader@Bücher.example`` and ``reader@xn--bcher-kva.example`` are one mailbox (RFC 5890). What
    is no domain stays as it is. The part before the ``@`` is the mail server's own affair.
    """
    local, at, domain = address.strip().rpartition("@")
    domain = unicodedata.normalize("NFC", domain).lower()
    with suppress(UnicodeError):  # no name that a server can have: who checks the address says so
        domain = domain.encode("idna").decode("ascii")
    return f"{local}{at}{domain}"


def named_sender(written: str, *names: str) -> str:
    """The sender ``written`` (RFC 5322) under the first of ``names`` that is not empty.

    A name that ``written`` has itself comes before the last of them, which is the edition's.
    """
    own, address = parseaddr(written)
    *chosen, edition = names
    name = next(filter(None, (*chosen, own, edition)), "")
    return formataddr((" ".join(name.split()), address))
