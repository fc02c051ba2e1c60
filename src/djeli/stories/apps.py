from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "djeli.stories"
    label = "stories"
    verbose_name = "Stories"

    def ready(self) -> None:
        from django.conf import settings
        from PIL import Image

        from djeli.press import api as press
        from djeli.stories import readiness, receivers, tracked_tables
        from djeli.stories.fact_checks.lacks import lacking_on_claims
        from djeli.stories.public_files import showings
        from djeli.stories.sources import gate

        # Pillow refuses twice as many; fewer are refused in words when a picture is given to us.
        most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
        Image.MAX_IMAGE_PIXELS = max(Image.MAX_IMAGE_PIXELS or 0, most)
        receivers.connect()
        readiness.also_ask(lacking_on_claims)
        gate.connect()
        tracked_tables.declare()
        press.hold("showings", showings.position)
        press.before_pressing(showings.catch_up)
