"""The WSGI entry: ``djeli.config.wsgi:application``. Pressed pages are answered before Django."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings

from djeli.config.django_application import application as django
from djeli.kit.garbage_collector import settle

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

    from djeli.press.serving.gateway import Gateway
    from djeli.readership.beacon.reports import Reports

NEVER_PRESSED = (
    "/.well-known/",
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


@cache
def gateway() -> Gateway | None:
    """What answers before Django; None if pages are rendered for each request."""
    if not settings.PRESS_FOLLOWS_REQUESTS:
        return None
    # Not above: models cannot be imported before Django is set up.
    from djeli.press.serving.gateway import Gateway
    from djeli.press.store.current import current_store
    from djeli.web.lite.pages import ROOT
    from djeli.web.pages.notice import unreachable

    return Gateway(
        django,
        current_store(),
        bypass=NEVER_PRESSED,
        apology=unreachable,
        frugal=(f"{ROOT}/",),
    )


@cache
def reports() -> Reports:
    """What takes the reports of readers' pages that they were read."""
    # Not above: as in gateway.
    from djeli.readership.beacon.reports import Reports

    return Reports(settings.DATA / "views", ZoneInfo(settings.TIME_ZONE), settings.PROXIES)


def hearing_readers(site: WSGIApplication) -> WSGIApplication:
    """``site`` with the beacon in front, to which readers' pages report that they were read."""
    # Not above: as in gateway.
    from djeli.readership.beacon.wsgi import Beacon

    return Beacon(site, reports())


def saving_data(site: WSGIApplication) -> WSGIApplication:
    """``site`` with what leads readers whose browser saves data to the data-saver edition."""
    # Not above: as in gateway.
    from djeli.web.lite.saving import SavingData

    return SavingData(site)


application = saving_data(hearing_readers(gateway() or django))
settle()
