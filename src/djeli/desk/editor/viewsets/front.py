"""The screens of the front."""

from __future__ import annotations

from djeli.desk.editor.viewsets.page import EditionPageViewSet
from djeli.stories.models import Front


class FrontViewSet(EditionPageViewSet):
    model = Front
