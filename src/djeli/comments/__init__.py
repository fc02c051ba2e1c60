"""Comments: how they come in, what is decided about them, and how they go.

Lives here: what a comment may hold, the proofs that keep machines away, the house rules, decisions
of moderators, threads, mail on replies, erasing. Not here: forms and pages (``web``, ``desk``).
"""
