"""The forms of a correction."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from djeli.stories.corrections.kinds import IN_WORDS, Kind
from djeli.stories.models import Article, Version
from djeli.stories.models.public_record.correction import LONGEST


class WordsForm(forms.Form):
    """What kind of change it is, and what readers are told. ``may_retract`` offers that too."""

    kind = forms.ChoiceField(label=_("Kind"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What readers are told"),
        required=False,
        max_length=LONGEST,
        widget=AdminAutoHeightTextInput(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("What was wrong, and what is right. An empty line begins a paragraph."),
    )

    def __init__(self, *args: Any, may_retract: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds: Any = self.fields["kind"]
        offered = [one for one in Kind if may_retract or one != Kind.RETRACTION]
        kinds.choices = [(one.value, one.label) for one in offered]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("kind") in IN_WORDS and not (cleaned.get("text") or "").strip():
            self.add_error("text", _("Say what was changed, in words for readers."))
        return cleaned


class CorrectionForm(WordsForm):
    """A correction of an earlier change, or of none: the text may stand as it is."""

    version = forms.ModelChoiceField(
        label=_("Which change was it?"),
        queryset=Version.objects.none(),
        required=False,
        empty_label=_("None of them"),
    )

    def __init__(self, *args: Any, story: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        versions: Any = self.fields["version"]
        versions.queryset = Version.objects.filter(story=story.pk, number__gt=1).order_by("-number")
        versions.label_from_instance = _label


class MendForm(WordsForm):
    """What a correction says now, and why it is changed."""

    reason = forms.CharField(
        label=_("Why do you change it?"),
        max_length=300,
        help_text=_("For the newsroom. What it said before is kept."),
    )


def _label(version: Version) -> str:
    at = date_format(localtime(version.kept_at), "j M Y, H:i")
    return f"{at} ({version.get_kind_display()})"
