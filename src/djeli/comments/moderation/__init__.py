"""What is decided about a comment: by house rules, the spam filter, readers' reports, moderators.

Not here: the queue that moderators see (``desk.comments``).
"""
