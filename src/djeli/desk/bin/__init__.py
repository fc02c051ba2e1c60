"""Deleted drafts: kept for thirty days, shown only in the bin, and easy to restore.

Stories that readers have seen never come here: they are withdrawn.
"""
