"""The screens of a section."""

from __future__ import annotations

from djeli.desk.editor.viewsets.page import EditionPageViewSet
from djeli.stories.models import Section


class SectionViewSet(EditionPageViewSet):
    model = Section
