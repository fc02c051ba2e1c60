"""Chooses a story from a flat list, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks, hooks
from wagtail.admin.views.chooser import BrowseView, SearchView
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from djeli.desk import rights
from djeli.desk.storylist.states import state_of
from djeli.stories.lists.listings import STEP
from djeli.stories.models import Article, Front, LineUp, Section, StandingPage


class StoryChooser(AdminPageChooser):
    """Wagtail's page chooser, which opens at the newest and marks what readers do not see."""

    chooser_modal_url_name = "desk_choose_story"

    def __init__(self, **options: Any) -> None:
        super().__init__(target_models=[Article], **options)
        # Wagtail has added the kind in brackets.
        self.choose_one_text = _("Choose a story")

    def get_display_title(self, instance: Article) -> str:
        title = str(instance.get_admin_display_title())
        state = state_of(instance)
        return title if instance.live else f"{title} — {state.label.lower()}"


class ChooseStory(BrowseView):
    """The newest stories; searching goes on in Wagtail's own way."""

    def get_object_list(self) -> QuerySet[Page]:
        stories: Any = Page.objects.type(Article).order_by("-latest_revision_created_at")
        found: QuerySet[Page] = stories.defer_streamfields().specific()
        return found

    def filter_object_list(self, pages: QuerySet[Page]) -> QuerySet[Page]:
        return choosable(pages, self.request)


class SearchPages(SearchView):
    """Wagtail's search of its chooser, which reads the parent of each row by itself."""

    def get(self, request: HttpRequest) -> TemplateResponse:
        answer: TemplateResponse = super().get(request)
        set_parents((answer.context_data or {})["pages"].object_list)
        return answer


@hooks.register("construct_page_chooser_queryset")
def choosable(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Others' drafts are theirs; and what a chooser says of a page is read for all rows at once."""
    shown: Any = rights.hide_others_drafts(request.user, pages)  # type: ignore[arg-type]
    return with_parents(shown.annotate_approved_schedule().prefetch_workflow_states())


def with_parents(pages: QuerySet[Page]) -> QuerySet[Page]:
    """The same pages, which know their parents: sections are few, so they are read in one query."""
    plain = pages._iterable_class

    class Rows(plain):  # type: ignore[valid-type, misc]
        def __iter__(self) -> Iterator[Page]:
            found = list(super().__iter__())
            set_parents(found)
            yield from found

    copy: QuerySet[Page] = pages.all()
    copy._iterable_class = Rows
    return copy


def set_parents(pages: Iterable[Page]) -> None:
    """Tell each of ``pages`` its parent, by one query."""
    places = {place.path: place for place in Page.objects.type(Section, Front)}
    for page in pages:
        page._cached_parent_obj = places.get(page.path[:-STEP])


def set_choosers() -> None:
    """Let every block that holds a story be filled by our chooser. Called once."""
    for model, field in ((Article, "body"), (StandingPage, "body"), (LineUp, "containers")):
        stored: Any = model._meta.get_field(field)
        _lay_on(stored.stream_block)


def _lay_on(block: blocks.Block) -> None:
    if isinstance(block, blocks.PageChooserBlock) and block.target_model is Article:
        block.widget = StoryChooser()
    elif isinstance(block, blocks.ListBlock):
        _lay_on(block.child_block)
    else:
        for child in getattr(block, "child_blocks", {}).values():
            _lay_on(child)
