"""The picture's form: asks for credit and alternative text, after looking for them in the file."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateTimeInput
from wagtail.images.forms import BaseImageForm

from djeli.stories import photometadata

FILLED_FROM_FILE = ("alt_text", "caption", "photographer", "credit", "rights")


class PictureForm(BaseImageForm):
    """What a picture needs to be published is asked here, where the one who knows is at hand.

    What the file itself says (IPTC, XMP) fills what was left empty.
    """

    class Meta(BaseImageForm.Meta):
        widgets = {
            **BaseImageForm.Meta.widgets,
            "alt_text": AdminAutoHeightTextInput,
            "caption": AdminAutoHeightTextInput,
            "rights": AdminAutoHeightTextInput,
            "rights_expire_at": AdminDateTimeInput,
            "taken_at": AdminDateTimeInput,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asks = {
            "alt_text": _(
                "Needed to publish. Say what the picture shows, for those who do not see it."
            ),
            "credit": _(
                "Needed to publish, unless photographer, pool or agency say it: "
                "“Ama Boateng / Harmattan Wire”."
            ),
            "title": _("For finding it again. Readers do not see it."),
            "rights_expire_at": _("From then on it takes no story live."),
        }
        for name, words in asks.items():
            if name in self.fields:
                self.fields[name].help_text = words

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.fills_in_full:
            self._fill(cleaned)
            if not cleaned.get("alt_text"):
                self.add_error("alt_text", _("Say what the picture shows."))
            if not any(cleaned.get(name) for name in ("credit", "photographer", "pool", "agency")):
                self.add_error("credit", _("Say whose picture it is."))
        return cleaned

    @property
    def fills_in_full(self) -> bool:
        """False for the first step of an upload of many: there the file comes alone."""
        return self.add_prefix("alt_text") in self.data

    def _fill(self, cleaned: dict[str, Any]) -> None:
        file = cleaned.get("file")
        if not file or "file" not in self.changed_data:
            return
        found = photometadata.read(file)
        file.seek(0)
        for name in FILLED_FROM_FILE:
            if name in self.fields and not cleaned.get(name):
                limit = self.instance._meta.get_field(name).max_length
                cleaned[name] = getattr(found, name)[:limit]
