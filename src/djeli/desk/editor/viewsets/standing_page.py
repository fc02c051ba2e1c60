"""The screens of a standing page."""

from __future__ import annotations

from djeli.desk.editor.viewsets.page import EditionPageViewSet
from djeli.stories.models import StandingPage


class StandingPageViewSet(EditionPageViewSet):
    model = StandingPage
