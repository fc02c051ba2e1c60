"""What `djeli serve` runs: ``djeli.config.rsgi:application`` (RSGI, granian's interface).

The site is that of ``wsgi``, behind ``cli.intake``. Any other server runs
``djeli.config.wsgi:application``, and needs a proxy in front that reads bodies with limits.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import Error as DatabaseError
from django.db import close_old_connections

from djeli.cli.intake import desk_line
from djeli.cli.intake.limits import Limits
from djeli.cli.intake.rsgi_app import Reception, Site
from djeli.config.wsgi import application as site
from djeli.config.wsgi import gateway, reports
from djeli.readership.beacon.wsgi import PATH as BEACON
from djeli.web.lite.saving import led_to_lite

KNOWN_FOR = 60.0
"""Seconds for which a session is not looked up again."""
MOST_KNOWN = 5000


def sessions(now: Callable[[], float] = time.monotonic) -> Callable[[str], bool]:
    """A function that says whether a session of this key is somebody's who is logged in."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    known: dict[str, tuple[float, bool]] = {}

    def is_somebody(key: str) -> bool:
        found = known.get(key)
        if found is not None and now() - found[0] < KNOWN_FOR:
            return found[1]
        close_old_connections()
        try:
            # Read and not loaded: a session that is not there is not made.
            is_known = SESSION_KEY in store(key)
        except DatabaseError:
            return False
        if len(known) >= MOST_KNOWN:
            known.clear()
        known[key] = (now(), is_known)
        return is_known

    return is_somebody


def _never(*_: object) -> None:
    """Nothing is ready where pages are made for each request."""


press = gateway()
application = Reception(
    Site(
        site,
        ready=press.ready if press else _never,
        old=press.old if press else _never,
        reports={BEACON: reports().take},
        pools={"/static/": "files", "/media/": "files", "/readyz": "probes"},
        cookie=settings.SESSION_COOKIE_NAME,
        knows=sessions(),
        leads=led_to_lite,
        desk=desk_line.of_this_service(),
    ),
    Limits(upload=settings.UPLOAD_SIZE),
)
