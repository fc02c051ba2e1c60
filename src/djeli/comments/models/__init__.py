"""Comments, what was decided about them, and what keeps machines away."""

from __future__ import annotations

from djeli.comments.models.abuse import Attempt, LearntWord, SenderSalt, SpentProof
from djeli.comments.models.comment import Comment, Report, Ruling
from djeli.comments.models.comment_rules import CommentRules
from djeli.comments.models.conversation import Closing, Conversation
from djeli.comments.models.correspondent import Correspondent, ReplyMail
from djeli.comments.models.error_report import ErrorReport, ReportMail

__all__ = [
    "Attempt",
    "Closing",
    "Comment",
    "CommentRules",
    "Conversation",
    "Correspondent",
    "ErrorReport",
    "LearntWord",
    "ReplyMail",
    "Report",
    "ReportMail",
    "Ruling",
    "SenderSalt",
    "SpentProof",
]
