"""The form of a source."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from djeli.wire.formats import format_detection
from djeli.wire.formats.languages import language_tag
from djeli.wire.models import WireSource
from djeli.wire.sources.fetching import CannotFetch, address_of
from djeli.wire.sources.folders import BadFolder, folder_of
from djeli.wire.sources.mappings import BadMapping, parsed, typed, unknown

DETECT = ("", _("Tell from the content"))
CHARSETS = ("utf-8", "iso-8859-1", "iso-8859-15", "cp1252", "cp850", "iso6937", "cp1256", "utf-16")
HELP = {
    "address": _(
        "The name of a folder that the operator has prepared, such as “harmattan”; or an address "
        "that begins with https://"
    ),
    "every": _("From 10 to 86,400, which is a day. After failures Djeli waits longer."),
    "secret_name": _(
        "If the address needs a password or token: the operator sets it as WIRE_SECRET_NAME. Write "
        "the NAME here."
    ),
    "silent_after": _("If nothing comes for so long, the source is called silent. 0: never."),
    "language": _("Of items that name none, such as “en” or “fr”."),
    "default_credit": _("For items without a credit of their own."),
    "default_terms": _("For items without terms of their own."),
    "expires_after": _("For items that do not say until when they may be shown."),
}


class WireSourceForm(WagtailAdminModelForm):
    """A source. Its mapping is typed as lines; a secret is named, never typed."""

    form = forms.ChoiceField(label=_("Format"), required=False)
    zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        help_text=_("Meant by times without an offset. Without it UTC is meant."),
    )
    charset = forms.ChoiceField(label=_("Charset"), required=False)
    meanings = forms.CharField(
        label=_("What codes and words mean here"),
        required=False,
        widget=AdminAutoHeightTextInput(attrs={"rows": 4, "spellcheck": "false"}),
        help_text=_(
            "One line each: the beginning of a code, a category, a keyword or a language; “=”; a "
            "section’s slug; then topics, with commas. Example: medtop:04 = business, Cocoa"
        ),
    )

    class Meta:
        model = WireSource
        fields = (
            "name", "way", "address", "form", "charset", "zone", "language", "every", "is_active",
            "secret_name", "default_credit", "default_terms", "expires_after", "silent_after",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        forms_known = [(one.name, one.name) for one in format_detection.known()]
        self.fields["form"].choices = [DETECT, *sorted(forms_known)]
        self.fields["charset"].choices = [DETECT, *((one, one) for one in CHARSETS)]
        zones = sorted(available_timezones())
        self.fields["zone"].choices = [("", "UTC"), *((one, one) for one in zones)]
        self.fields["meanings"].initial = typed(self.instance.mapping)
        for name, told in HELP.items():
            self.fields[name].help_text = told

    def clean_language(self) -> str:
        written = self.cleaned_data["language"]
        if written and not (tag := language_tag(written)):
            raise ValidationError(gettext("This is no language. Write for example “en” or “fr”."))
        return tag if written else ""

    def clean_every(self) -> int:
        every: int = self.cleaned_data["every"]
        if not 10 <= every <= 86_400:
            raise ValidationError(gettext("Choose from 10 seconds to 86,400, which is a day."))
        return every

    def clean_secret_name(self) -> str:
        name: str = self.cleaned_data["secret_name"].strip().removeprefix("WIRE_SECRET_")
        if name and name not in settings.WIRE_SECRETS:
            told = gettext("The environment has no variable %s. The operator sets it.")
            raise ValidationError(told % f"WIRE_SECRET_{name}")
        return name

    def clean_meanings(self) -> list[dict[str, Any]]:
        try:
            rows = parsed(self.cleaned_data["meanings"])
        except BadMapping as error:
            told = gettext("This line cannot be read: “%s”. Write “code = section”.")
            raise ValidationError(told % error) from None
        if missing := unknown(rows):
            told = gettext("The edition has no such section or topic: %s.")
            raise ValidationError(told % ", ".join(missing))
        return rows

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        way, address = found.get("way"), found.get("address", "")
        try:
            if way == WireSource.Way.FOLDER and address:
                folder_of(address)
            elif address:
                address_of(address)
        except (BadFolder, CannotFetch) as error:
            self.add_error("address", str(error))
        return found

    def save(self, commit: bool = True) -> Any:
        source = self.instance
        source.mapping = self.cleaned_data["meanings"]
        if {"address", "way", "is_active", "secret_name", "form"} & set(self.changed_data):
            # What was known of the former address says nothing of this one.
            source.etag = source.last_modified = source.trouble = ""
            source.failures, source.next_at = 0, None
        return super().save(commit=commit)
