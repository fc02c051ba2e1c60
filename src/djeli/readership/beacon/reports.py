"""Readers' reports: judged, and kept for counting.

Whether a report counts is not told: whatever could be one is answered in the same way. No cookie is
read, and no database is asked, so a report takes microseconds and its answer waits for nothing.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from djeli.kit.proxies import FORWARDED_FOR, Proxies
from djeli.readership.beacon import lines, messages
from djeli.readership.beacon.bots import is_bot
from djeli.readership.beacon.journal import Journal
from djeli.readership.beacon.languages import language
from djeli.readership.beacon.reader_address import reader_address
from djeli.readership.beacon.referrers import referrer_class
from djeli.readership.beacon.visitor_ids import DayKeys, digest

if TYPE_CHECKING:
    from datetime import tzinfo

HEARD, UNREADABLE, FOREIGN, TOO_LARGE = 204, 400, 403, 413
"""Statuses of HTTP with which a report is answered (RFC 9110, section 15)."""
Asker = Mapping[str, Any]
"""Of a WSGI environment (PEP 3333) the headers and ``REMOTE_ADDR``."""


class Reports:
    """Keeps logs and keys in ``folder``. Days are those of ``zone``; ``proxies`` are believed."""

    def __init__(self, folder: Path, zone: tzinfo, proxies: Proxies) -> None:
        self.journal = Journal(folder / "logs")
        self.keys = DayKeys(folder / "keys", zone)
        self._proxies = proxies

    def take(self, asker: Asker, body: bytes) -> int:
        """Count a report, if it is a reader's; the status to answer with."""
        if not _is_own(asker):
            return FOREIGN
        if len(body) > messages.LARGEST:
            return TOO_LARGE
        if not is_bot(asker):
            try:
                self._count(messages.read(body), asker)
            except messages.Unreadable:
                return UNREADABLE
        return HEARD

    def _count(self, report: messages.Message, asker: Asker) -> None:
        now = time.time()
        key = self.keys.current(now)
        peer = asker.get("REMOTE_ADDR") or ""
        address = reader_address(self._proxies.client(peer, asker.get(FORWARDED_FOR)))
        agent = asker.get("HTTP_USER_AGENT", "")
        accepted = asker.get("HTTP_ACCEPT_LANGUAGE", "")
        is_view = report.depth is None
        self.journal.add(
            lines.write(
                lines.Line(
                    at=int(now),
                    kind=lines.VIEW if is_view else lines.END,
                    story=report.story,
                    person=digest(key, address.text, agent, accepted),
                    address=digest(key, address.text),
                    is_public=address.is_public,
                    referrer=referrer_class(report.referrer, report.source, agent, _host(asker))
                    if is_view
                    else "-",
                    device=report.device,
                    language=language(report.language or accepted) if is_view else "-",
                    depth=report.depth or 0,
                    seconds=report.seconds,
                )
            )
        )


def _is_own(asker: Asker) -> bool:
    """True if no page of another site sent it: browsers name their page's in ``Origin``."""
    origin = asker.get("HTTP_ORIGIN")
    if not origin:
        return True
    return bool(origin.partition("://")[2].lower() == asker.get("HTTP_HOST", "").lower())


def _host(asker: Asker) -> str:
    host: str = asker.get("HTTP_HOST", "").partition(":")[0].lower()
    return host.removeprefix("www.")
