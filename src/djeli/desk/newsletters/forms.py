"""The form of an issue, and the small forms beside it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from djeli.newsletters.models import Issue
from djeli.newsletters.sending.composition import fill
from djeli.newsletters.sending.story_choice import pick

State = Issue.State


class IssueForm(WagtailAdminModelForm):
    """An issue; one without stories takes those of its newsletter's rule."""

    def clean_scheduled_at(self) -> Any:
        at = self.cleaned_data.get("scheduled_at")
        if at and at <= timezone.now() and "scheduled_at" in self.changed_data:
            raise forms.ValidationError(_("This time has passed. To send now, leave this empty."))
        return at

    def save(self, commit: bool = True) -> Any:
        issue = self.instance
        if issue.state in Issue.EDITABLE:
            issue.state = State.SCHEDULED if issue.scheduled_at else State.DRAFT
        saved = super().save(commit=commit)
        if commit and not saved.entries.all():
            fill(saved, pick(saved.newsletter))
        return saved


class TestForm(forms.Form):
    address = forms.EmailField(label=_("Test mail to"))


class LiftForm(forms.Form):
    why = forms.CharField(label=_("Why mail may be sent again"), max_length=200)
