"""The form of a rule."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from djeli.stories.models import Section
from djeli.wire.formats.languages import language_tag
from djeli.wire.models import WireRule
from djeli.wire.rules.running import switch

HELP = {
    "is_active": _("It acts on what arrives from now on. Look at the dry run first."),
    "urgency": _("1 is most urgent. If empty: any."),
    "language": _("Such as “en” or “fr”. If empty: any."),
    "delay": _("So long an editor can hold it. 0: at once."),
    "most_an_hour": _("Further items are held. 0: no limit."),
    "most_words": _("Longer texts are held. 0: no limit."),
}


class WireRuleForm(WagtailAdminModelForm):
    """A rule. Its words are typed with commas."""

    words = forms.CharField(
        label=_("Keywords"),
        required=False,
        max_length=1000,
        help_text=_(
            "With commas. One of them must stand in headline, slugline, keywords or subjects; or a "
            "subject’s code begins with it (medtop:04). If empty: any."
        ),
    )

    class Meta:
        model = WireRule
        fields = (
            "name", "is_active", "source", "section", "urgency", "language", "deed", "delay",
            "most_an_hour", "most_words",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].initial = ", ".join(self.instance.keywords)
        self.fields["section"].queryset = Section.objects.live().order_by("path")
        for name, told in HELP.items():
            self.fields[name].help_text = told

    def clean_language(self) -> str:
        written = self.cleaned_data["language"]
        if written and not (tag := language_tag(written)):
            raise ValidationError(gettext("This is no language. Write for example “en” or “fr”."))
        return tag if written else ""

    def clean_urgency(self) -> int | None:
        urgency: int | None = self.cleaned_data["urgency"]
        if urgency is not None and not 1 <= urgency <= 9:
            raise ValidationError(gettext("Choose from 1 to 9."))
        return urgency

    def clean_words(self) -> list[str]:
        words = [" ".join(word.split()) for word in self.cleaned_data["words"].split(",")]
        return [word for word in words if word]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        named = ("source", "section", "urgency", "language", "words")
        is_wide = not any(found.get(name) for name in named)
        if is_wide and found.get("deed") != WireRule.Deed.ALERT:
            self.add_error(None, gettext("Say which items it is for: a rule may not take all."))
        return found

    def save(self, commit: bool = True) -> Any:
        self.instance.keywords = self.cleaned_data["words"]
        switch(self.instance)
        return super().save(commit=commit)
