"""The comments of a story as a fragment, and the form that all stories share.

A new comment presses its story's fragment and no page. What is about the story itself, its number
and whether it takes comments, is on its page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.utils import translation
from markupsafe import Markup

from djeli.comments import conversations
from djeli.comments.models import Closing, Conversation
from djeli.press import api as press
from djeli.stories.models import Article, Edition
from djeli.web.comments.display import INLINE_THREADS, fitting, shown, size
from djeli.web.html.jinja import macro, reader
from djeli.web.view_models.pages.comments import CommentForm, Comments, Talk

Policy = Article.CommentPolicy


def comments_of(article: Article, edition: Edition, note: str) -> Comments:
    """What a story's page says of comments; ``note`` is for one that takes none."""
    may_reply = takes_comments(article, edition)
    part = "open" if may_reply else "closed"
    return Comments(
        talk=press.placeholder(f"comments|{article.pk}.{part}"),
        form=press.placeholder("reply.form") if may_reply else None,
        action=f"/comments/{article.pk}/",
        note=note,
        number=press.placeholder(f"comments|{article.pk}.number"),
    )


def takes_comments(article: Article, edition: Edition) -> bool:
    """Whether the page says so: of what ends by time, what the clock has written."""
    if not edition.has_comments or article.comment_policy == Policy.CLOSED:
        return False
    if article.comment_policy != Policy.LIMITED:
        return True
    press.depends_on_rows(Closing, [article.pk])
    closed = Closing.objects.filter(pk=article.pk).values_list("closed_at", flat=True).first()
    return closed is None


@press.family("comments", of=Conversation)
def threads(members: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
    """For each story what was said: ``open`` with ways to reply, ``closed`` without; ``number`` is
    for machines."""
    counted = conversations.counts(map(int, members))
    with translation.override(Edition.current().language_codes[0]):
        empty = _written(Talk())
        nothing = {"open": empty, "closed": empty, "number": "0"}
        return {
            member: _parts(int(member), counted[int(member)]) if int(member) in counted else nothing
            for member in members
        }


@press.fragments("reply")
def form() -> dict[str, str]:
    """The fields of the form, without what is a story's own."""
    edition = Edition.current()
    with translation.override(edition.language_codes[0]):
        fields = _macro("comment_form", "folded")(CommentForm(note=edition.comment_note))
        return {"reply.form": str(fields)}


def _parts(story_id: int, count: int) -> dict[str, str]:
    said = fitting(conversations.threads(story_id, INLINE_THREADS))
    all_url = f"/comments/{story_id}/" if size(said) < count else ""
    written = {
        part: _written(
            Talk(
                count=count,
                threads=tuple(shown(one, story_id, may_reply=may_reply) for one in said),
                all_url=all_url,
            )
        )
        for part, may_reply in (("open", True), ("closed", False))
    }
    return {**written, "number": str(count)}


def _written(talk: Talk) -> str:
    return str(_macro("comments", "talk")(talk))


def _macro(file: str, name: str) -> Callable[..., Markup]:
    return macro(reader(), file, name)
