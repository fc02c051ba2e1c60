"""The panels at the side of a page's editor."""

from __future__ import annotations

from typing import Any

from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import StatusSidePanel


class WithoutChecks:
    """Wagtail's checks read its own preview, and ours is made elsewhere: they would always find no
    words and no faults. Ours stand beside the button (``desk.editor.checks``).

    Nor does it say how often a page is "referenced": its links are counted for that, and where a
    story is used its own screens say."""

    def get_side_panels(self) -> Any:
        panels: Any = super().get_side_panels()  # type: ignore[misc]
        for panel in panels:
            if isinstance(panel, StatusSidePanel):
                panel.usage_url = None
        return MediaContainer([panel for panel in panels if panel.name != "checks"])
