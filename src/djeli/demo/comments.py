"""The demo's comments: approved, answered, held, reported, deleted."""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from djeli.accounts.models import User
from djeli.comments.counts import recount
from djeli.comments.models import Comment, Conversation, Report, Ruling
from djeli.comments.moderation import rulings
from djeli.comments.posting.identity import email_key
from djeli.stories.models import Article

FILE = Path(__file__).parent / "comments.toml"
State = Comment.State


def add_comments(moderator: User, now: datetime) -> int:
    """Put the comments under their stories; those of stories that are not there are left out."""
    said: dict[str, Comment] = {}
    stories: set[int] = set()
    for facts in tomllib.loads(FILE.read_text("utf-8"))["comment"]:
        story = Article.objects.filter(slug=facts["story"], live=True).first()
        if story is None:
            continue
        comment = _say(story, facts, said.get(facts.get("to", "")), now)
        said[facts.get("key") or str(comment.pk)] = comment
        stories.add(story.pk)
        _decide(comment, facts, moderator)
    recount(stories)
    return len(said)


def _say(story: Article, facts: dict[str, Any], to: Comment | None, now: datetime) -> Comment:
    conversation, _ = Conversation.objects.get_or_create(story=story)
    published = story.first_published_at or now
    email = f"{slugify(facts['name']) or 'reader'}@readers.example"
    return Comment.objects.create(
        conversation=conversation,
        parent=(to.parent or to) if to else None,
        answers=to,
        name=facts["name"],
        email=email,
        email_key=email_key(email),
        website=facts.get("website", ""),
        text=facts["text"].strip(),
        said_at=min(now, published + timedelta(minutes=facts["after"])),
        reasons=facts.get("reasons", [["unknown", "0"]]),
    )


def _decide(comment: Comment, facts: dict[str, Any], moderator: User) -> None:
    at = comment.said_at
    Ruling.objects.create(comment=comment, before="", after=State.HELD, at=at)
    state = State(facts.get("state", "approved"))
    if state != State.HELD:
        for made in rulings.rule([comment.pk], state, moderator, facts.get("reason", "")):
            Ruling.objects.filter(pk=made.pk).update(at=at + timedelta(minutes=3))
    for number, reason in enumerate(facts.get("reports", ())):
        Report.objects.create(comment=comment, reason=reason, sender=f"reader {number}", at=at)
    Comment.objects.filter(pk=comment.pk).update(report_count=len(facts.get("reports", ())))
