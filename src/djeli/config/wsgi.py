"""The WSGI entry: ``djeli.config.wsgi:application``. Pressed pages are answered before Django."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from djeli.kit.collecting import settle

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

NEVER_PRESSED = (
    "/desk/",
    "/documents/",
    "/healthz",
    "/media/",
    "/newsletter/confirm/",
    "/newsletter/leave/",
    "/newsletter/settings/",
    "/oembed/",
    "/partners/",
    "/readyz",
    "/search/",
    "/static/",
)


def behind_the_press(site: WSGIApplication) -> WSGIApplication:
    """``site`` with the gateway before it; as it is where pages are rendered for each request."""
    if not settings.PRESS_FOLLOWS_REQUESTS:
        return site
    # Not above: models cannot be imported before Django is set up.
    from djeli.press.current import current_store
    from djeli.press.gateway import Gateway
    from djeli.web.pages.notice import unreachable

    return Gateway(site, current_store(), bypass=NEVER_PRESSED, apology=unreachable)


def hearing_readers(site: WSGIApplication) -> WSGIApplication:
    """``site`` with the beacon before it, by which readers' pages say that they were read."""
    from djeli.audience.beacon.wsgi import Beacon

    return Beacon(site, settings.DATA / "views", ZoneInfo(settings.TIME_ZONE))


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "djeli.config.settings")

application = hearing_readers(behind_the_press(get_wsgi_application()))
settle()
