"""The WSGI entry: ``djeli.config.wsgi:application``. Pressed pages are answered before Django."""

import os
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from djeli.press.current import current_store
from djeli.press.gateway import Gateway

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "djeli.config.settings")

NEVER_PRESSED = ("/desk/", "/documents/", "/healthz", "/media/", "/readyz", "/search/", "/static/")

application: WSGIApplication = get_wsgi_application()
if settings.PRESS_FOLLOWS_REQUESTS:
    application = Gateway(application, current_store(), bypass=NEVER_PRESSED)
