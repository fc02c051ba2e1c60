"""Wagtail's user screens, without user names."""

from wagtail.users.apps import WagtailUsersAppConfig


class NewsroomUsersConfig(WagtailUsersAppConfig):
    """Wagtail's user screens with the newsroom's own list and forms (``directory.users``)."""

    user_viewset = "djeli.desk.directory.users.NewsroomUserViewSet"
