"""One form for a mail address that can be written in several ways."""

from __future__ import annotations

import unicodedata
from contextlib import suppress


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
