"""The states of a story, as a newsroom names them: one per story, as a label and as a filter."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, WorkflowState, get_default_page_content_type

from djeli.stories.models import Article


class State(TextChoices):
    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("In review")
    BACK = "back", _("Sent back")
    SCHEDULED = "scheduled", _("Scheduled")
    LIVE = "live", _("Live")
    LIVE_DRAFT = "live_draft", _("Live + draft")
    WITHDRAWN = "withdrawn", _("Withdrawn")


def state_of(story: Article) -> State:
    """The state of a story, from what its row and the two annotations of the list know."""
    workflow = story.current_workflow_state
    if workflow is not None:
        at_work = workflow.status == WorkflowState.STATUS_IN_PROGRESS
        return State.REVIEW if at_work else State.BACK
    if story.approved_schedule:
        return State.SCHEDULED
    if story.live:
        return State.LIVE_DRAFT if story.has_unpublished_changes else State.LIVE
    return State.WITHDRAWN if story.first_published_at else State.DRAFT


def open_reviews() -> Prefetch[str, Any, str]:
    """Reads the open reviews of a list of stories at once, to where Wagtail looks for them."""
    states = WorkflowState.objects.active().select_related("current_task_state__task")
    return Prefetch("_specific_workflow_states", states, to_attr="_current_workflow_states")


def in_state(stories: QuerySet[Article], state: str) -> QuerySet[Article]:
    """Those of ``stories`` that are in ``state``, by the same rules as ``state_of``."""
    if state in (State.REVIEW, State.BACK):
        wanted = (
            WorkflowState.STATUS_IN_PROGRESS
            if state == State.REVIEW
            else WorkflowState.STATUS_NEEDS_CHANGES
        )
        return stories.filter(pk__in=_in_workflow(wanted))
    at_work = _in_workflow(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
    rest = stories.exclude(pk__in=at_work)
    if state == State.SCHEDULED:
        return rest.filter(pk__in=_scheduled())
    rest = rest.exclude(pk__in=_scheduled())
    return rest.filter(
        {
            State.LIVE: Q(live=True, has_unpublished_changes=False),
            State.LIVE_DRAFT: Q(live=True, has_unpublished_changes=True),
            State.WITHDRAWN: Q(live=False, first_published_at__isnull=False),
            State.DRAFT: Q(live=False, first_published_at__isnull=True),
        }[State(state)]
    )


def _in_workflow(*statuses: str) -> list[int]:
    """Ids of pages in an open workflow: a handful, whatever the number of stories."""
    rows = WorkflowState.objects.filter(
        base_content_type=get_default_page_content_type(), status__in=statuses
    )
    return [int(pk) for pk in rows.values_list("object_id", flat=True)]


def _scheduled() -> list[int]:
    rows = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    return [int(pk) for pk in rows.values_list("object_id", flat=True)]
