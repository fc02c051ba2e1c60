"""Agency copy, from its arrival to the story made from it.

Lives here: reading agency formats, items and their versions, creating a story from one. Not here:
the inbox at the desk (``desk.wire_inbox``) and what a story is (``stories``).
"""
