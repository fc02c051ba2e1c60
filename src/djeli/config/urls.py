"""The site's URL patterns."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("desk/", include("djeli.desk.urls")),
    path("documents/", include("djeli.web.files.document_urls")),
    path("", include("djeli.feeds.urls")),
    path("", include("djeli.web.urls")),
]

if settings.EMAIL_WEBHOOK_SECRET:
    # Bounces, as reported by the mail service; django-anymail checks the sender.
    urlpatterns.insert(0, path("anymail/", include("anymail.urls")))

if settings.DEBUG:
    urlpatterns.insert(0, path("styleguide/", include("djeli.web.styleguide.urls")))

handler400 = "djeli.web.pages.notice.bad_request"
handler403 = "djeli.web.pages.notice.forbidden"
handler404 = "djeli.web.pages.notice.not_found"
handler500 = "djeli.web.pages.notice.server_error"
