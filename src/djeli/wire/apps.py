from django.apps import AppConfig


class WireConfig(AppConfig):
    name = "djeli.wire"
    label = "wire"
    verbose_name = "Wire"

    def ready(self) -> None:
        from djeli.stories.readiness import also_ask
        from djeli.wire.holds import holds_on

        also_ask(holds_on)
