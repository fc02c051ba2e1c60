"""The form of an alert."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from djeli.alerts.models import Alert
from djeli.alerts.sending.composition import TEXT


class AlertForm(forms.Form):
    """What is sent below the headline, and to whom."""

    text = forms.CharField(
        label=_("Text"),
        max_length=TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": TEXT}),
    )
    audience = forms.ChoiceField(
        label=_("Who gets it"), choices=Alert.Audience.choices, widget=forms.RadioSelect
    )
