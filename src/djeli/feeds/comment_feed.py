"""The comments on a story as a feed, newest first."""

from __future__ import annotations

import uuid
from datetime import datetime
from html import escape
from textwrap import shorten

from django.conf import settings
from django.http import Http404
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext as _

from djeli.comments.models import Comment, Conversation
from djeli.feeds.entries import Author, Entry
from djeli.feeds.formats.feed import Feed
from djeli.feeds.subjects import Ground
from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.models import Article

COMMENTS = 30
EXCERPT = 200
ICON = "web/icons/icon-512.png"


def gather(ground: Ground, path: str, end: str) -> Feed:
    """The newest comments on the live story at ``path``; ``end`` is the feed's own. Raises
    Http404."""
    story = story_at(ground, path)
    if story is None or not story.live or ground.tree.is_closed(story.path):
        raise Http404("no such story")
    # A change of a comment counts as one of its conversation.
    press.depends_on_rows(Conversation, [story.pk])
    url = absolute(ground.tree.address(story.url_path or ""))
    said = Comment.objects.filter(conversation_id=story.pk, state=Comment.State.APPROVED)
    rows = said.order_by("-said_at", "-pk").values_list("pk", "name", "text", "said_at")
    edition = ground.edition
    with translation.override(edition.language_codes[0]):
        return Feed(
            guid=uuid.uuid5(story.translation_key, "comments").urn,
            title=_("%(edition)s: comments on “%(headline)s”")
            % {"edition": edition.name, "headline": story.title},
            description=story.standfirst,
            home=f"{url}#comments",
            url=f"{url}{end}",
            language=story.language,
            publisher=edition.name,
            publisher_url=absolute("/"),
            icon=absolute(static(ICON)),
            hub=settings.WEBSUB_HUB,
            since=story.first_published_at,
            entries=tuple(_entry(story, url, row) for row in rows[:COMMENTS]),
        )


def _entry(story: Article, url: str, row: tuple[int, str, str, datetime]) -> Entry:
    pk, name, text, said_at = row
    return Entry(
        pk=pk,
        guid=uuid.uuid5(story.translation_key, f"comment {pk}").urn,
        url=f"{url}#comment-{pk}",
        headline=_("%(name)s on “%(headline)s”") % {"name": name, "headline": story.title},
        summary=shorten(text, EXCERPT, placeholder="…"),
        html=paragraphs(text),
        language=story.language,
        section="",
        published=said_at,
        updated=None,
        authors=(Author(name, ""),),
    )


def story_at(ground: Ground, path: str) -> Article | None:
    """The story whose page is at ``path``, live or not; None if none was ever published."""
    url_path = ground.tree.prefix + path
    # The slug is indexed, the whole path is not.
    slug = url_path.rstrip("/").rpartition("/")[2]
    found = Article.objects.filter(slug=slug, url_path=url_path, first_published_at__isnull=False)
    return found.first()


def paragraphs(text: str) -> str:
    """A reader's plain text as HTML: all that they wrote is text, links too."""
    parts = (escape(part).replace("\n", "<br>") for part in text.split("\n\n") if part.strip())
    return "".join(f"<p>{part}</p>" for part in parts)
