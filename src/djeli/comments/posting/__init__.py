"""A comment on its way in: its fields, the proof of work, how often one may send, the storing.

Not here: whether readers see it (``comments.moderation``).
"""
