"""The form of a picture: asks for credit and alternative text, after reading them from the file."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateTimeInput
from wagtail.images.forms import BaseImageForm

from djeli.desk.pictures import kept_uploads
from djeli.desk.pictures.field import PictureFileField
from djeli.stories.photos import prefilled_fields


class PictureForm(BaseImageForm):
    """What a picture needs to be published is asked here, where the one who knows is at hand.

    What the file itself says (IPTC, XMP) fills what was left empty. A chosen file stays chosen
    while something else is missing.
    """

    data: Any

    class Meta(BaseImageForm.Meta):
        widgets = {
            **BaseImageForm.Meta.widgets,
            "alt_text": AdminAutoHeightTextInput,
            "caption": AdminAutoHeightTextInput,
            "file": kept_uploads.KeptFileInput(attrs=BaseImageForm.Meta.widgets["file"].attrs),
            "usage_terms": AdminAutoHeightTextInput,
            "instructions": AdminAutoHeightTextInput,
            "rights_expire_at": AdminDateTimeInput,
            "taken_at": AdminDateTimeInput,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self._take_any_file()
        asks = {
            "alt_text": _(
                "Required to publish. Describe the picture for readers who cannot see it."
            ),
            "credit": _(
                "Required to publish, unless a photographer, pool or agency is given: “Ama "
                "Boateng / Harmattan Wire”."
            ),
            "title": _("Used for searching. Readers do not see it."),
            "rights_expire_at": _("After this date, no story with this picture can be published."),
        }
        for name, words in asks.items():
            if name in self.fields:
                self.fields[name].help_text = words

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.fills_in_full:
            self._fill(cleaned)
            if not cleaned.get("alt_text"):
                self.add_error("alt_text", _("Describe what the picture shows."))
            if not any(cleaned.get(name) for name in ("credit", "photographer", "pool", "agency")):
                self.add_error("credit", _("Give the picture’s credit."))
        return cleaned

    @property
    def fills_in_full(self) -> bool:
        """False for the first step of an upload of many: there the file comes alone."""
        return self.add_prefix("alt_text") in self.data

    def full_clean(self) -> None:
        super().full_clean()
        self._keep_file_for_another_try()

    def save(self, commit: bool = True) -> Any:
        saved = super().save(commit=commit)
        if commit and (widget := self._file_widget()) and widget.kept:
            kept_uploads.forget(widget.kept)
            widget.kept = None
        return saved

    def _take_any_file(self) -> None:
        """Wagtail makes the field itself; ours looks at the whole picture."""
        given = self.fields["file"]
        given.widget.user = self.user
        self.fields["file"] = PictureFileField(
            label=given.label, required=given.required, widget=given.widget
        )
        self.fields["file"].widget.is_required = given.required

    def _file_widget(self) -> kept_uploads.KeptFileInput | None:
        found = self.fields["file"].widget if "file" in self.fields else None
        return found if isinstance(found, kept_uploads.KeptFileInput) else None

    def _keep_file_for_another_try(self) -> None:
        widget = self._file_widget()
        if widget is None or self.user is None or not self.is_bound or not self.fills_in_full:
            return
        chosen = self.files.get(self.add_prefix("file"))
        before = kept_uploads.find(
            str(self.data.get(kept_uploads.kept_name(self.add_prefix("file")), "")), self.user
        )
        if before and (chosen or "file" in self.errors):
            kept_uploads.forget(before)
            widget.kept = None
        if self.errors:
            if chosen and "file" not in self.errors:
                widget.kept = kept_uploads.keep(chosen, self.user)
            if self.instance.pk:
                # The page around the form shows the picture as it is.
                self.instance.file = self.original_file

    def _fill(self, cleaned: dict[str, Any]) -> None:
        file = cleaned.get("file")
        if not file or "file" not in self.changed_data:
            return
        given = self._meta.model(
            **{name: cleaned.get(name) for name in prefilled_fields.ALL if cleaned.get(name)}
        )
        found = {
            name: value
            for name, value in prefilled_fields.filled(file, given).items()
            if name in self.fields
        }
        cleaned |= found
        # A form that is shown again shows what was found: it is not always right.
        self.data = self.data.copy()
        for name, value in found.items():
            self.data[self.add_prefix(name)] = self.fields[name].prepare_value(value)
        file.seek(0)
