"""Comments for tests: on a story, in whatever state."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from djeli.audience.commenting import posting, ruling
from djeli.audience.commenting.checking import Draft
from djeli.audience.commenting.judging import Circumstances
from djeli.audience.commenting.proving import Proof
from djeli.audience.models import Comment
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
    looked_over = posting.look_over(story, draft)
    return posting.post(story, looked_over, proof(), sender or f"s{next(_serial)}", around)


def say(story: Article, text: str = "I was there.", **more: object) -> Comment:
    """A comment that readers see."""
    comment = post(story, text, **more)  # type: ignore[arg-type]
    if not comment.is_approved:
        ruling.rule([comment.pk], Comment.State.APPROVED)
        comment.refresh_from_db()
    return comment
