"""The URL of the first page of a new edition, before Wagtail's own under /desk/."""

from django.urls import path

from djeli.desk.welcome.views import running_zone, welcome

urlpatterns = [
    path("", welcome, name="desk_welcome"),
    path("clock/", running_zone, name="desk_welcome_clock"),
]
