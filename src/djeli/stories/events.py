"""Signals of the journalism, sent in the transaction of the change.

A receiver that raises undoes the save.
"""

from django.dispatch import Signal

story_to_be_saved = Signal()
"""A whole ``story`` is about to be saved; the publication lock is held, no row is written yet."""

story_saved = Signal()
"""A ``story`` was saved, its bylines and topics too. Django's ``post_save`` would be too early: the
rows that belong to a story are written after it."""
