"""The screens of a story."""

from __future__ import annotations

from djeli.desk.editor.views import (
    StoryCreateView,
    StoryEditView,
    StoryRevertView,
    StoryWorkflowActionView,
)
from djeli.desk.editor.viewsets.page import EditionPageViewSet
from djeli.desk.editor.withdrawal import WithdrawStoryView
from djeli.stories.models import Article


class StoryViewSet(EditionPageViewSet):
    model = Article
    add_view_class = StoryCreateView
    edit_view_class = StoryEditView
    revisions_revert_view_class = StoryRevertView
    unpublish_view_class = WithdrawStoryView
    workflow_action_view_class = StoryWorkflowActionView

    parent_models: list[type] = []
    """The tree's own screens stay Wagtail's: stories are listed flat."""
