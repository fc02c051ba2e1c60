from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "djeli.feeds"
    label = "feeds"
    verbose_name = "Feeds"

    def ready(self) -> None:
        from djeli.feeds import addresses, receivers  # noqa: F401  (registers where the feeds are)
        from djeli.feeds.models import NewsWindow
        from djeli.press import api as press

        press.track(NewsWindow)
        receivers.connect()
