from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "djeli.web"
    label = "web"
    verbose_name = "Reader pages"

    def ready(self) -> None:
        from djeli.web import pages  # noqa: F401  (registers what renders which page)
