"""The filters that the comment queue and the wire inbox share."""

from __future__ import annotations

from typing import Any

from wagtail.admin.filters import WagtailFilterSet


class QueueFilterSet(WagtailFilterSet):
    """What waits comes first; "All" sends an empty ``state``."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        if data is not None and "state" not in data:
            data = data.copy()
            data["state"] = "waiting"
        super().__init__(data, *args, **kwargs)
