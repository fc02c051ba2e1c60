"""The address behind the link of an invitation, for people who cannot sign in yet."""

from django.urls import path

from djeli.desk.directory.invitations.views import accept

urlpatterns = [path("<str:token>/", accept, name="desk_accept")]
