"""One address: the first page of a new edition. Stands before Wagtail's own under /desk/."""

from django.urls import path

from djeli.desk.welcome.views import welcome

urlpatterns = [path("", welcome, name="desk_welcome")]
