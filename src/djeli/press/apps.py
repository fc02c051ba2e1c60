from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class PressConfig(AppConfig):
    name = "djeli.press"
    label = "press"
    verbose_name = "Press"

    def ready(self) -> None:
        from djeli.press import receivers
        from djeli.press.render import dependencies

        dependencies.connect()
        pre_migrate.connect(receivers.remove_triggers, sender=self, dispatch_uid="press.remove")
        post_migrate.connect(receivers.create_triggers, sender=self, dispatch_uid="press.create")
