"""Django's own WSGI application, alone: it is made before the web workers are forked, so that they
share it. What stands before it (``wsgi``, ``rsgi``) opens files, and is made in each worker."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "djeli.config.settings")

application = get_wsgi_application()
