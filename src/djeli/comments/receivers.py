"""What this room does when a story is saved."""

from __future__ import annotations

from typing import Any

from djeli.comments.closings import set_closing
from djeli.stories.models import Article


def on_story_saved(sender: type[Article], instance: Article, raw: bool = False, **_: Any) -> None:
    """A story may have got another time for comments."""
    if not raw:
        set_closing(instance)
