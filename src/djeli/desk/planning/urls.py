"""The address of a calendar, before Wagtail's own under /desk/: programs do not sign in."""

from django.urls import path

from djeli.desk.planning.views import feed

urlpatterns = [path("<int:pk>/<str:secret>/<str:which>.ics", feed, name="desk_calendar_feed")]
