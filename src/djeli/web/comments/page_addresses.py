"""The addresses of the pages with all comments on a story."""

from __future__ import annotations

from collections.abc import Iterator

from djeli.comments.models import Comment
from djeli.press import api as press
from djeli.stories.lists.restrictions import shown


@press.lists_addresses
def all_comment_pages() -> Iterator[str]:
    """Of each live story with something that readers see."""
    approved = Comment.objects.filter(shown("conversation__story__"), state=Comment.State.APPROVED)
    stories = approved.order_by("conversation_id").values_list("conversation_id", flat=True)
    for pk in stories.distinct():
        yield f"/comments/{pk}/"
