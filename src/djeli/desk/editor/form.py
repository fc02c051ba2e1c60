"""The form of a story. A draft may lack anything but a headline; what goes to readers may not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue

from djeli.desk.editor.choices import language_choices, section_choices
from djeli.desk.editor.relations import tell_choosers
from djeli.desk.files import hidden_sources
from djeli.desk.scheduling.pressed import is_timed, is_unreadable, with_time
from djeli.desk.slugs.form import SlugForm
from djeli.stories.corrections.kinds import IN_WORDS
from djeli.stories.models import Article, Byline, Edition, Showing, Source
from djeli.stories.public_files.holders import files_of
from djeli.stories.readiness import Lack, lacks
from djeli.stories.text.bodies import is_blank

ONWARD = ("action-publish", "action-submit", "action-restart-workflow")
"""The buttons after which readers or an editor get the story; approving is one too."""


def is_onward(pressed: Mapping[str, Any] | None) -> bool:
    """True if the form was sent by one of these buttons, or to approve."""
    pressed = pressed or {}
    approves = (
        "action-workflow-action" in pressed and pressed.get("workflow-action-name") == "approve"
    )
    return approves or any(button in pressed for button in ONWARD)


def without_blank_paragraphs(body: StreamValue) -> StreamValue:
    """``body`` without the paragraphs in which nothing was written."""
    kept = [
        (block.block_type, block.value, block.id)
        for block in body
        if block.block_type != "paragraph" or not is_blank(str(block.value.source))
    ]
    return body if len(kept) == len(body) else StreamValue(body.stream_block, kept)


class StoryForm(SlugForm):
    """Checks readiness when the story goes on: published, scheduled, sent for review, approved."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(with_time(data), *args, **kwargs)
        if "language" in self.fields:
            self.fields["language"].widget = forms.Select(
                choices=language_choices(self.instance.language, self.edition)
            )
        if "further_sections" in self.fields:
            further = self.fields["further_sections"]
            further.help_text = _("Where else the story appears.")
            further.choices = [
                one
                for one in section_choices(self.for_user, self._standing_in())
                if one[0] != self.parent_page.pk
            ]

        for byline in self.formsets["bylines"].forms if "bylines" in self.formsets else ():
            tell_choosers(byline, "contributor", "agency")
        tell_choosers(self, "lead_picture")
        if not self.is_bound and self.instance.pk and "topics" in self.fields:
            self.fields["topics"].widget.known = self.instance.topics.all()
        if not self.is_bound and "body" in self.fields and not self.instance.body:
            # A paragraph to write in, as a new story has: blank ones are not kept.
            self.initial["body"] = self.fields["body"].block.normalize([("paragraph", "")])

    @cached_property
    def edition(self) -> Edition:
        return Edition.load()

    def _standing_in(self) -> list[int]:
        return [section.pk for section in self.instance.further_sections.all()]

    @cached_property
    def goes_on(self) -> bool:
        """True if the button that was pressed takes the story out of the writer's hands."""
        return is_onward(self.data)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("title"):
            cleaned["title"] = " ".join(cleaned["title"].split())
        if cleaned.get("body"):
            cleaned["body"] = without_blank_paragraphs(cleaned["body"])
        self._refuse_a_time_that_has_passed(cleaned)
        if self.goes_on and cleaned.get("change_kind") in IN_WORDS and not cleaned["change_text"]:
            self.add_error("change_text", _("Say what was changed, in words for readers."))
        running = [topic.name for topic in cleaned.get("topics") or () if topic.is_running]
        if len(running) > 1:
            told = _("A story can belong to only one running story: %s")
            self.add_error("topics", told % ", ".join(running))
        agency = cleaned.get("agency")
        if agency and not cleaned.get("usage_terms"):
            cleaned["usage_terms"] = agency.default_terms
        return cleaned

    def _refuse_a_time_that_has_passed(self, cleaned: dict[str, Any]) -> None:
        """A publication time in the past would publish at once what was meant to wait."""
        moment, known = cleaned.get("go_live_at"), self.instance.go_live_at
        # The form shows no seconds, and a time from an agency may have some.
        is_new = known is None or moment != known.replace(second=0, microsecond=0)
        was_pressed = is_timed(self.data)
        if moment and (is_new or was_pressed) and moment < timezone.now():
            told = _("This time has passed. Choose a later one, or publish without a time.")
            self.add_error(None if was_pressed else "go_live_at", told)
        if is_unreadable(self.data):
            self.add_error(None, _("Enter a day and a time at which the story is published."))

    def is_valid(self) -> bool:
        """As Wagtail's; where the story goes on, also that it lacks nothing (``lacking``)."""
        valid: bool = super().is_valid() and self._has_no_hidden_document()
        if valid and self.goes_on:
            self.lacking = lacks(self._as_it_will_be())
            self._mark(self.lacking)
        return valid and not self.lacking

    def _has_no_hidden_document(self) -> bool:
        """False with an error if the story names a document of which its writer may not know: to
        use it would make it the writer's to see, or everybody's."""
        named = {one.pk for one in files_of(self.instance) if one.kind == Showing.Kind.DOCUMENT}
        if "sources" in self.formsets:
            named |= {row.document_id for row in self._rows("sources") if row.document_id}
        if hidden_sources.may_see(self.for_user, named):
            return True
        self.add_error(None, _("You may not use one of these documents. Choose another."))
        return False

    lacking: Sequence[Lack] = ()

    def _mark(self, lacking: Sequence[Lack]) -> None:
        for lack in lacking:
            if lack.field in self.formsets:
                rows = self.formsets[lack.field]
                rows._non_form_errors = rows.error_class([lack.message], "nonform")
            else:
                self.add_error(lack.field if lack.field in self.fields else None, lack.message)

    def _as_it_will_be(self) -> Article:
        """The story with what the form holds. Saving the form for it would save comments twice."""
        story = Article(
            **{
                field.attname: getattr(self.instance, field.attname)
                for field in Article._meta.concrete_fields
            }
        )
        story.bylines = [
            Byline(contributor_id=row.contributor_id, agency_id=row.agency_id)
            for row in self._rows("bylines")
        ]
        story.sources = [Source(kind=row.kind, who=row.who) for row in self._rows("sources")]
        return story

    def _rows(self, name: str) -> list[Any]:
        """The rows of a formset that will be there when the form is saved."""
        rows = self.formsets[name]
        return [
            row.instance
            for row in rows.forms
            if row not in rows.deleted_forms and (row.instance.pk or row.has_changed())
        ]
