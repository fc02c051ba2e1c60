"""Hearing that a story was read: from a reader's script to a line in this worker's log.

Lives here: what happens while a reader waits, without the database and without Django. Not here:
what is made of the lines (``readership.log_folding``).
"""
