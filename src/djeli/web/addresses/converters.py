"""URL converters."""

from __future__ import annotations

from django.urls.converters import IntConverter


class RowConverter(IntConverter):
    """The number of a row. What no row can have is no address: databases refuse to look for it."""

    regex = "[0-9]{1,18}"
