"""The form of an assignment."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from djeli.accounts.models import User
from djeli.desk.editor.choices import section_choices
from djeli.desk.models import Assignment
from djeli.desk.times import typed


class AssignmentForm(forms.ModelForm):
    class Meta:
        model = Assignment
        fields = ("what", "people", "due_at", "section", "place", "pictures", "notes")
        widgets = {
            "what": forms.TextInput(attrs={"autofocus": True}),
            "people": forms.CheckboxSelectMultiple,
            "due_at": forms.DateTimeInput(
                attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
            ),
            "notes": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        working = get_user_model().objects.filter(is_active=True)
        given = self.instance.people.values("pk") if self.instance.pk else []
        people: Any = self.fields["people"]
        people.queryset = (working | get_user_model().objects.filter(pk__in=given)).order_by(
            "first_name", "last_name", "email"
        )
        chosen = [self.instance.section_id] if self.instance.section_id else []
        section: Any = self.fields["section"]
        section.choices = [("", _("None yet")), *section_choices(user, chosen)]
        if self.instance.pk and not self.is_bound:
            self.initial["due_at"] = typed(self.instance.due_at)
