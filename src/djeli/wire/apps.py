from django.apps import AppConfig
from django.db.models.signals import post_delete


class WireConfig(AppConfig):
    name = "djeli.wire"
    label = "wire"
    verbose_name = "Wire"

    def ready(self) -> None:
        from djeli.stories.events import story_to_be_saved
        from djeli.stories.readiness import also_ask
        from djeli.wire.orders.holds import holds_on
        from djeli.wire.orders.terms import take_terms
        from djeli.wire.receivers import on_item_deleted, on_quarantined_deleted

        also_ask(holds_on)
        story_to_be_saved.connect(take_terms, dispatch_uid="wire.terms")
        post_delete.connect(on_item_deleted, "wire.WireItem", dispatch_uid="wire.item")
        post_delete.connect(on_quarantined_deleted, "wire.Quarantined", dispatch_uid="wire.aside")
