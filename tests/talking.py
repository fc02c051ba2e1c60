"""Comments for tests: on a story, in whatever state."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from djeli.comments.models import Comment
from djeli.comments.moderation import rulings
from djeli.comments.moderation.house_rules import Circumstances
from djeli.comments.posting import new_comments
from djeli.comments.posting.drafts import Draft
from djeli.comments.posting.proof_of_work import Proof
from djeli.stories.models import Article

_serial = iter(range(1, 10**9))


def proof(seconds: float = 60.0) -> Proof:
    """A proof that nobody has used, of a form that was begun ``seconds`` ago."""
    return Proof(f"test{next(_serial)}", timezone.now() - timedelta(seconds=seconds))


def post(
    story: Article,
    text: str = "I was there.",
    name: str = "Yaw Dapaah",
    email: str = "",
    *,
    sender: str = "",
    around: Circumstances = Circumstances(),  # noqa: B008 (frozen)
    **more: object,
) -> Comment:
    """A comment as a reader sends it, judged by the house rules."""
    address = email or f"{name.split()[0].lower()}@readers.example"
    draft = Draft(name=name, email=address, text=text, **more)  # type: ignore[arg-type]
    looked_over = new_comments.look_over(story, draft)
    return new_comments.post(story, looked_over, proof(), sender or f"s{next(_serial)}", around)


def say(story: Article, text: str = "I was there.", **more: object) -> Comment:
    """A comment that readers see."""
    comment = post(story, text, **more)  # type: ignore[arg-type]
    if not comment.is_approved:
        rulings.rule([comment.pk], Comment.State.APPROVED)
        comment.refresh_from_db()
    return comment
