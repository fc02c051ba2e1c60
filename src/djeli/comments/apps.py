from django.apps import AppConfig
from django.db.models.signals import post_save


class CommentsConfig(AppConfig):
    name = "djeli.comments"
    label = "comments"
    verbose_name = "Comments"

    def ready(self) -> None:
        from djeli.comments import receivers, tracked_tables

        tracked_tables.declare()
        post_save.connect(
            receivers.on_story_saved, sender="stories.Article", dispatch_uid="comments.closing"
        )
