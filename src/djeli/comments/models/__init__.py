"""Comments, what was decided about them, and what keeps machines away."""

from __future__ import annotations

from djeli.comments.models.abuse import Attempt, LearntWord, SenderSalt, SpentProof
from djeli.comments.models.comment import Comment, Report, Ruling
from djeli.comments.models.comment_rules import CommentRules
from djeli.comments.models.conversation import Closing, Conversation
from djeli.comments.models.correspondent import Correspondent, ReplyMail

__all__ = [
    "Attempt",
    "Closing",
    "Comment",
    "CommentRules",
    "Conversation",
    "Correspondent",
    "LearntWord",
    "ReplyMail",
    "Report",
    "Ruling",
    "SenderSalt",
    "SpentProof",
]
