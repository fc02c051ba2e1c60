"""The story's screens, based on Wagtail's: they publish only what is ready."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.workflow import WorkflowActionView

from djeli.desk import rights
from djeli.desk.editor.checks import checks_of
from djeli.desk.editor.refusals import tell_lacks
from djeli.desk.editor.relations import hold_relations
from djeli.desk.editor.sent_back import sent_back
from djeli.desk.editor.side_panels import WithoutChecks
from djeli.desk.editor.versions import RevertView
from djeli.desk.scheduling.notes import TellsSchedule
from djeli.desk.unsaved_text.restored_forms import RestoresPage
from djeli.desk.unsaved_text.sent_twice import OneDraft
from djeli.stories.models import Article
from djeli.stories.readiness import lacks

LIST = "stories:index"


class SendsOnWhatIsReady:
    """Says what a story lacks at the fields, and returns to the list of stories when done."""

    form: Any
    request: HttpRequest
    next_url: str
    has_unsaved_changes: bool
    errors_debug: Any

    def form_invalid(self, form: Any) -> HttpResponseBase:
        if not form.lacking:
            return super().form_invalid(form)  # type: ignore[misc]
        messages.error(self.request, self.what_did_not_happen())
        self.errors_debug = repr(form.errors)
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data())  # type: ignore[attr-defined]

    def what_did_not_happen(self) -> str:
        if "action-publish" in self.request.POST:
            return _("Not published yet. What is missing is marked below; nothing is lost.")
        return _("Not sent yet. What is missing is marked below; nothing is lost.")

    def redirect_away(self) -> HttpResponseBase:
        return redirect(self.next_url or LIST)


class ChecksFirst:
    """Lists what is still to do, beside the buttons."""

    page: Article
    form: Any
    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # The desk's frame names the edition, which the form has read already.
        self.request.edition_name = self.form.edition.name  # type: ignore[attr-defined]
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {**context, "checks": checks_of(self.page)}


class StoryCreateView(
    OneDraft, RestoresPage, SendsOnWhatIsReady, WithoutChecks, ChecksFirst, CreateView
):
    template_name = "desk/editor/create.html"

    @cached_property
    def action_name_and_method(self) -> tuple[str, Callable[[], HttpResponseBase]]:
        name, method = super().action_name_and_method
        user: Any = self.request.user
        if name == "submit" and not rights.may_submit(user):
            return "save", self.save_action
        return name, method


class StoryEditView(
    TellsSchedule, RestoresPage, SendsOnWhatIsReady, WithoutChecks, ChecksFirst, EditView
):
    partials_template_name = "desk/editor/edit_partials.html"

    def get_object(self) -> Any:
        story = super().get_object()
        newest = self.latest_revision
        story.latest_revision = newest
        if newest is not None and newest.user_id == self.request.user.pk:
            newest.user = self.request.user
        if newest is not None and story.live_revision_id == newest.pk:
            story.live_revision = newest
        if self.request.method in {"GET", "HEAD"}:
            hold_relations(story)
        return story

    def add_save_confirmation_message(self) -> None:
        if self.action_name == "perform_workflow_action":
            # Of what was decided about a story Wagtail says only that it is saved.
            story = Article.objects.get(pk=self.page.pk)
            messages.success(self.request, became_of(story), buttons=ways_on(story))
        else:
            super().add_save_confirmation_message()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "back": sent_back(self.page)}

    def get_template_names(self) -> list[str]:
        names: list[str] = super().get_template_names()
        return [
            "desk/editor/edit.html" if name.endswith("pages/edit.html") else name for name in names
        ]


def became_of(story: Article) -> str:
    """What an editor's decision has made of a story, as said to the editor."""
    state = story.current_workflow_state
    if state is not None and state.status == state.STATUS_NEEDS_CHANGES:
        said = _("“%s” was sent back to its writer, with your note on what to change.")
    elif state is not None:
        said = _("“%s” is approved and moves to the next review.")
    elif story.live and not story.has_unpublished_changes:
        said = _("“%s” is published.")
    elif story.scheduled_revision:
        said = _("“%s” is approved and will be published at its scheduled time.")
    else:
        said = _("Your decision on “%s” is saved.")
    return said % story.get_admin_display_title()


def ways_on(story: Article) -> list[Any]:
    """What one wants next: to see what readers see, or to go on editing."""
    edit = messages.button(reverse("wagtailadmin_pages:edit", args=[story.pk]), _("Edit"))
    if not story.live:
        return [edit]
    return [messages.button(story.full_url, _("View live"), new_window=False), edit]


class StoryRevertView(SendsOnWhatIsReady, WithoutChecks, ChecksFirst, RevertView):
    def get_template_names(self) -> list[str]:
        return ["desk/editor/edit.html"]


class StoryWorkflowActionView(WorkflowActionView):
    """Approval from a list: the same readiness as in the editor."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.action_name == "approve":
            found = lacks(self.task_state.revision.as_object())
            if found:
                tell_lacks(request, self.object, found)
                if request.headers.get("x-requested-with") == "XMLHttpRequest":
                    return self.render_modal_json(
                        request, {"step": "success", "redirect": self.redirect_url}
                    )
                return redirect(self.redirect_url)
        return super().post(request, *args, **kwargs)
