"""The addresses of the desk: Wagtail's admin, below a net for stories that may not be live."""

from __future__ import annotations

from django.urls import include, path
from wagtail.admin import urls as wagtail_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from djeli.desk.editor.refusing import refuse_kindly

urlpatterns = [
    # Before Wagtail's, which ask for a login: nobody has one yet.
    path("welcome/", include("djeli.desk.welcome.urls")),
    *decorate_urlpatterns(wagtail_urls.urlpatterns, refuse_kindly),
]
