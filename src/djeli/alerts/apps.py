from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "djeli.alerts"
    label = "alerts"
    verbose_name = "Alerts"

    def ready(self) -> None:
        from djeli.alerts import tracked_tables

        tracked_tables.declare()
