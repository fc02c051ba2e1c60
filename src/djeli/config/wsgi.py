"""The WSGI entry: ``djeli.config.wsgi:application``. Pressed pages are answered before Django."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.wsgi import get_wsgi_application

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

    return Gateway(site, current_store(), bypass=NEVER_PRESSED)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "djeli.config.settings")

application = behind_the_press(get_wsgi_application())
