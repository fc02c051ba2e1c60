"""What an editor has sent back: who did, when, and what is to be changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wagtail.models import WorkflowState

from djeli.accounts.models import User
from djeli.stories.models import Article


@dataclass(frozen=True, slots=True)
class SentBack:
    """A review that asks for changes. ``by`` is the reviewer, ``note`` what they wrote."""

    by: str
    at: datetime | None
    note: str


def sent_back(story: Article) -> SentBack | None:
    """Why ``story`` is with its writer again; None if it is not."""
    state = story.current_workflow_state
    return decision(state) if state is not None else None


def decision(state: WorkflowState) -> SentBack | None:
    """What the last reviewer asked for; None where the review goes on."""
    task = state.current_task_state
    if state.status != WorkflowState.STATUS_NEEDS_CHANGES or task is None:
        return None
    reviewer: User | None = task.finished_by
    return SentBack(str(reviewer or ""), task.finished_at, task.comment)
