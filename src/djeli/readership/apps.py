from django.apps import AppConfig


class ReadershipConfig(AppConfig):
    name = "djeli.readership"
    label = "readership"
    verbose_name = "Readership"

    def ready(self) -> None:
        from djeli.readership import tracked_tables

        tracked_tables.declare()
