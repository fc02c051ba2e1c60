from django.apps import AppConfig


class NewslettersConfig(AppConfig):
    name = "djeli.newsletters"
    label = "newsletters"
    verbose_name = "Newsletters"

    def ready(self) -> None:
        from djeli.newsletters import receivers, tracked_tables

        tracked_tables.declare()
        receivers.connect()
