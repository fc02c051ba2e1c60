"""The dialog that asks for a link's address; Wagtail's fails where the field is not sent at all."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms.choosers import ExternalLinkChooserForm, URLOrAbsolutePathField
from wagtail.admin.views.chooser import ExternalLinkView


class AddressField(URLOrAbsolutePathField):
    """A missing address is an empty one: the form asks for it."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value or "")


class ExternalLinkForm(ExternalLinkChooserForm):
    url = AddressField(label=ExternalLinkChooserForm.base_fields["url"].label)


class ExternalLinkDialog(ExternalLinkView):
    form_class = ExternalLinkForm
