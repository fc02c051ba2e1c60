"""The rows of this room."""

from __future__ import annotations

from djeli.audience.models.subscriber import Subscriber
from djeli.audience.models.tally import Tally

__all__ = ["Subscriber", "Tally"]
