"""Recognises bots, by user agent and by request headers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from crawleruseragents import is_crawler

SHORTEST, LONGEST = 12, 600
"""Characters of what a browser calls itself."""
SAYS_SO = re.compile(
    r"(?<!cu)bots?\b|crawl|spider|scrap(?:e|y)|headless|phantom|python|curl|wget|go-http|okhttp|"
    r"java/|libwww|httpclient|monitor",
    re.IGNORECASE,
)
"""What programs that are in no list call themselves. Cubot makes telephones."""
EARLY = ("prefetch", "prerender", "preview")


def is_bot(asker: Mapping[str, Any]) -> bool:
    """True if the request is no reader's.

    A crawler that says so; what says nothing of itself; what fetches ahead of the reader
    (``Sec-Purpose``, ``Purpose``: a page that nobody may ever look at); and what a page of another
    site sent (``Sec-Fetch-Site``, Fetch Metadata).
    """
    if is_known_crawler(asker.get("HTTP_USER_AGENT", "")):
        return True
    for name in ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ"):
        said = asker.get(name)
        if said and said.lower().startswith(EARLY):
            return True
    return asker.get("HTTP_SEC_FETCH_SITE", "same-origin") not in {"same-origin", "none"}


@lru_cache(maxsize=20_000)
def is_known_crawler(user_agent: str) -> bool:
    """True for crawlers, monitors, libraries and headless browsers, and for what has no name.

    The patterns are those of crawler-user-agents; to try them all takes most of a millisecond, so
    a worker remembers its answers.
    """
    if not SHORTEST <= len(user_agent) <= LONGEST:
        return True
    return bool(SAYS_SO.search(user_agent) or is_crawler(user_agent))
