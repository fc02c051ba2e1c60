"""Decisions about a comment: by house rules, the spam filter, readers' reports and moderators.

Not here: the moderators' queue (``desk.comments``).
"""
