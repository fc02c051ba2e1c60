from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "djeli.feeds"
    label = "feeds"
    verbose_name = "Feeds"
