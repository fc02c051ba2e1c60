"""Comments: posting, moderation, threads, mail about replies, personal data.

Lives here: what a comment may contain, proof of work against spam programs, house rules, the spam
filter, moderators' decisions. Not here: forms and pages (``web``, ``desk``).
"""
