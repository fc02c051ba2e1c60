"""Facts of the press, for rooms above."""

from django.dispatch import Signal

receipted = Signal()
"""A request's changes are live: sent with ``request`` and ``receipt`` while it is answered."""
