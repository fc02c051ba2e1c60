"""Links in agency copy: only public web, mail and telephone addresses become links."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urljoin, urlsplit

UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]+")
SPACES = re.compile(r"\s+")
INNER = (".local", ".localhost", ".internal", ".lan", ".intranet", ".corp", ".home.arpa")
LONGEST = 2000


def public_address(href: str, base: str = "") -> str:
    """``href`` as an address that readers can follow; empty if it is none.

    Relative ones are completed from ``base``, the address at which the agency has the item, where
    that is known. What points into the page, runs, or leads into somebody's own network is none.
    """
    wanted = SPACES.sub("%20", href.strip(" \t\r\n\f"))
    told = UNSEEN.sub("", href)
    if not told or told.startswith("#") or len(told) > LONGEST or "\\" in told:
        return ""
    try:
        if told.startswith("//"):
            wanted = f"https:{told}"
        elif not urlsplit(told).scheme:
            wanted = urljoin(base, wanted) if base and public_address(base) else ""
        parts = urlsplit(wanted)
        if parts.scheme.lower() in {"mailto", "tel"}:
            return told if parts.path else ""
        is_web = parts.scheme.lower() in {"http", "https"}
        return wanted if is_web and _is_public(parts.hostname or "") else ""
    except ValueError:
        return ""


def _is_public(host: str) -> bool:
    host = host.rstrip(".").lower()
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        pass
    return "." in host and not host.endswith(INNER) and not host.replace(".", "").isdigit()
