"""Which of Wagtail's screens of a page a story has of its own."""

from __future__ import annotations

from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.viewsets.pages import PageViewSet

from djeli.desk.editor.views import (
    StoryCreateView,
    StoryEditView,
    StoryRevertView,
    StoryWorkflowActionView,
)
from djeli.stories.models import Article


class StoryViewSet(PageViewSet):
    model = Article
    add_view_class = StoryCreateView
    edit_view_class = StoryEditView
    revisions_revert_view_class = StoryRevertView
    workflow_action_view_class = StoryWorkflowActionView

    parent_models: list[type] = []
    """The tree's own screens stay Wagtail's: stories are listed flat."""


class StoryCopyForm(CopyForm):
    """A copy of a story is a draft: two addresses never show one text."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias", "copy_subpages"):
            self.fields.pop(name, None)


def lay() -> None:
    """Put the copy form on the story."""
    Article.copy_form_class = StoryCopyForm
