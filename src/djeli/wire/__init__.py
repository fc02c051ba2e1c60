"""Agency copy, from arrival to the story it becomes.

Lives here: reading agency formats, the items received and their versions, making a story of one.
Not here: the inbox on the desk (``desk.wire_inbox``), what a story is (``stories``).
"""
