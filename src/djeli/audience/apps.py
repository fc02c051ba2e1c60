from django.apps import AppConfig
from django.db.models.signals import post_save


class AudienceConfig(AppConfig):
    name = "djeli.audience"
    label = "audience"
    verbose_name = "Audience"

    def ready(self) -> None:
        from djeli.audience import listening, receivers
        from djeli.audience import tracked as newsletters
        from djeli.audience.commenting import tracked
        from djeli.audience.rankings import tracked as numbers

        tracked.declare()
        newsletters.declare()
        numbers.declare()
        listening.connect()
        post_save.connect(
            receivers.on_story_saved, sender="stories.Article", dispatch_uid="audience.closing"
        )
