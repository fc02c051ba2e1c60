"""The title of a shared link: what cards of networks and messengers have room for."""

from __future__ import annotations

from djeli.stories.models import Article

LONGEST = 95
"""Characters."""


def share_title(article: Article, room: int = LONGEST) -> str:
    """The headline for sharing, or else the story's own; where that is too long, the short one."""
    own = article.social_title or article.seo_title or article.title
    if len(own) > room and not article.social_title and article.short_headline:
        own = article.short_headline
    return own if len(own) <= room else _cut(own, room)


def _cut(text: str, room: int) -> str:
    """As many whole words as fit, and an ellipsis."""
    kept = text[: room - 1]
    words = kept if text[room - 1].isspace() else kept.rpartition(" ")[0]
    return f"{words.rstrip(' ,;:–—-') or kept}…"
