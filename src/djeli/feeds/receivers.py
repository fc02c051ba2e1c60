"""Records that a published story was deleted, so that partners are told."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete

from djeli.feeds.models import Deletion
from djeli.stories.models import Article


def connect() -> None:
    """Called once, when the app is ready."""
    post_delete.connect(note_deletion, sender=Article, dispatch_uid="feeds.deletion")


def note_deletion(sender: type[Article], instance: Article, **_: Any) -> None:
    """Keep the name of a story that readers, and so partners, have had."""
    if instance.first_published_at is not None:
        Deletion.objects.get_or_create(guid=instance.translation_key.urn)
