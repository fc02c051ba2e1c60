from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "djeli.stories"
    label = "stories"
    verbose_name = "Stories"

    def ready(self) -> None:
        from djeli.stories import receivers, tracked

        receivers.connect()
        tracked.declare()
