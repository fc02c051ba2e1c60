"""A chosen file that survives a form with errors: it is kept for its user for a day.

Wagtail's ``UploadedFile`` holds it, as it does for uploads of many; the form carries its number.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import PurePath
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import FileInput
from django.utils import timezone
from wagtail.models import UploadedFile

from djeli.accounts.models import User
from djeli.stories.models import Picture

FOR = timedelta(days=1)


class KeptFileInput(FileInput):
    """A file input that also takes the file that ``user`` chose before; it works without scripts.

    ``kept`` is that file's row while it stands in for one that was chosen just now.
    """

    template_name = "desk/pictures/file_input.html"
    user: User | None = None
    kept: UploadedFile | None = None
    _content: SimpleUploadedFile | None = None

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        chosen = super().value_from_datadict(data, files, name)
        number = data.get(kept_name(name), "") if self.user else ""
        if chosen or not number:
            return chosen
        if self._content is None:
            # A form asks several times; the file is read once.
            self.kept = find(str(number), self.user)
            self._content = _as_chosen(self.kept) if self.kept else None
        return self._content

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["kept"] = self.kept
        context["widget"]["kept_name"] = kept_name(name)
        context["widget"]["kept_file"] = PurePath(self.kept.file.name).name if self.kept else ""
        return context

    def use_required_attribute(self, initial: Any) -> bool:
        return super().use_required_attribute(initial) and self.kept is None


def kept_name(name: str) -> str:
    """The name of the hidden field beside the file's."""
    return f"{name}-kept"


def keep(file: Any, user: User) -> UploadedFile:
    """Keep ``file`` for ``user``."""
    file.seek(0)
    return UploadedFile.objects.create(
        for_content_type=_pictures(), file=file, uploaded_by_user=user
    )


def find(number: str, user: User | None) -> UploadedFile | None:
    """What was kept under ``number``; None if it is not ``user``'s, or is no more."""
    if not number.isdecimal() or len(number) > 18:
        return None
    kept = UploadedFile.objects.filter(
        pk=int(number), uploaded_by_user=user, for_content_type=_pictures()
    ).first()
    return kept if kept and kept.file.storage.exists(kept.file.name) else None


def forget(kept: UploadedFile) -> None:
    """The file now belongs to a picture, or is no longer needed."""
    kept.file.delete(save=False)
    kept.delete()


def forget_old_uploads() -> list[str]:
    """Delete what nobody came back for within a day. The clock calls it."""
    for kept in UploadedFile.objects.filter(for_content_type=_pictures()):
        if _is_old(kept):
            forget(kept)
    return []


def _is_old(kept: UploadedFile) -> bool:
    if not kept.file.storage.exists(kept.file.name):
        return True
    return bool(kept.file.storage.get_modified_time(kept.file.name) < timezone.now() - FOR)


def _as_chosen(kept: UploadedFile) -> SimpleUploadedFile:
    with kept.file.open("rb") as file:
        return SimpleUploadedFile(PurePath(kept.file.name).name, file.read())


def _pictures() -> ContentType:
    return ContentType.objects.get_for_model(Picture)
