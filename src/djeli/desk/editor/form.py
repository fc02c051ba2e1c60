"""The form of a story. A draft may lack anything but a headline; what goes to readers may not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from djeli.desk.editor.choices import language_choices, section_choices
from djeli.desk.slugs.form import SlugForm
from djeli.stories.models import Article, Byline
from djeli.stories.readiness import Lack, lacks

ONWARD = ("action-publish", "action-submit", "action-restart-workflow")
"""The buttons after which readers or an editor get the story; approving is one too."""


class StoryForm(SlugForm):
    """Checks readiness when the story goes on: published, scheduled, sent for review, approved."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "language" in self.fields:
            self.fields["language"].widget = forms.Select(
                choices=language_choices(self.instance.language)
            )
        if "further_sections" in self.fields:
            further = self.fields["further_sections"]
            further.help_text = _("Where else the story appears.")
            further.choices = section_choices(self.for_user, self._standing_in())

    def _standing_in(self) -> list[int]:
        return [section.pk for section in self.instance.further_sections.all()]

    @cached_property
    def goes_on(self) -> bool:
        """True if the button that was pressed takes the story out of the writer's hands."""
        pressed = self.data or {}
        approves = (
            "action-workflow-action" in pressed and pressed.get("workflow-action-name") == "approve"
        )
        return approves or any(button in pressed for button in ONWARD)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("title"):
            cleaned["title"] = " ".join(cleaned["title"].split())
        self._refuse_a_time_that_has_passed(cleaned)
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
        if moment and is_new and moment < timezone.now():
            told = _("This time has passed. Choose a later one, or publish without a time.")
            self.add_error("go_live_at", told)

    def is_valid(self) -> bool:
        """As Wagtail's; where the story goes on, also that it lacks nothing (``lacking``)."""
        valid: bool = super().is_valid()
        if valid and self.goes_on:
            self.lacking = lacks(self._as_it_will_be())
            self._mark(self.lacking)
        return valid and not self.lacking

    lacking: Sequence[Lack] = ()

    def _mark(self, lacking: Sequence[Lack]) -> None:
        for lack in lacking:
            if lack.field == "bylines":
                bylines = self.formsets["bylines"]
                bylines._non_form_errors = bylines.error_class([lack.message], "nonform")
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
        rows = self.formsets["bylines"]
        story.bylines = [
            Byline(contributor_id=row.instance.contributor_id, agency_id=row.instance.agency_id)
            for row in rows.forms
            if row not in rows.deleted_forms and (row.instance.pk or row.has_changed())
        ]
        return story
