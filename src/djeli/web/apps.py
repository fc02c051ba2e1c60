from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "djeli.web"
    label = "web"
    verbose_name = "Reader pages"

    def ready(self) -> None:
        # They register what renders which page, and at which addresses.
        from djeli.stories.charts import pictures
        from djeli.web import pages  # noqa: F401
        from djeli.web.addresses import rows  # noqa: F401
        from djeli.web.charts import pixels
        from djeli.web.comments import fragments  # noqa: F401
        from djeli.web.files import cutting

        cutting.connect()
        pictures.measure_by(pixels.size_of)
